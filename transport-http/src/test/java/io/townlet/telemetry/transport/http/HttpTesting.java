package io.townlet.telemetry.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/** Makes events, batches and transports for the tests of this module. */
final class HttpTesting {

    /** Long enough never to be reached by a test that passes. */
    static final Duration LONG = Duration.ofSeconds(60);

    /** Short, for tests whose server never answers: it is always reached. */
    static final Duration SHORT = Duration.ofMillis(200);

    private HttpTesting() {}

    static EncodedEvent event(String line) {
        // The line stands in the middle of its buffer, as it does when the pipeline's encoder shares one.
        byte[] bytes = ("before" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
        return new EncodedEvent("test", EventKind.EVENT, 1, Payload.empty(), bytes, 6, bytes.length - 11);
    }

    static Batch batch(String... lines) {
        return batch("key-1", 1, lines);
    }

    static Batch batch(String key, int attempt, String... lines) {
        return Batch.of(key, attempt, Stream.of(lines).map(HttpTesting::event).toList());
    }

    static MockResponse answer(int status, String... headers) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status);
        for (String header : headers) {
            answer.addHeader(header);
        }
        return answer.build();
    }

    static Options options(Object endpoint, Map<String, ?> more) {
        Map<String, Object> raw = new HashMap<>(more);
        raw.put("endpoint", endpoint.toString());
        HttpTransportProvider provider = new HttpTransportProvider();
        Options options = Options.of(provider.options(), raw);
        assertThat(provider.check(options)).isEmpty();
        return options;
    }

    static Transport transport(HttpUrl endpoint, Map<String, ?> more) {
        return transport(endpoint, more, new ManualClock(), Dns.SYSTEM);
    }

    static Transport transport(HttpUrl endpoint, Map<String, ?> more, TelemetryClock clock, Dns resolver) {
        return HttpTransportProvider.create(options(endpoint, more), new Context(clock), resolver);
    }

    static Transport started(HttpUrl endpoint) throws Exception {
        return started(endpoint, Map.of());
    }

    static Transport started(HttpUrl endpoint, Map<String, ?> more) throws Exception {
        Transport transport = transport(endpoint, more);
        transport.start(LONG);
        return transport;
    }

    record Context(TelemetryClock clock) implements TransportContext {
        @Override
        public String id() {
            return "test";
        }

        @Override
        public List<TransportStatus> pipelineStatus() {
            return List.of();
        }
    }
}
