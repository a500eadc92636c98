package io.townlet.telemetry.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Makes events, batches and transports for the tests of this module. */
final class WebSocketTesting {

    /** Long enough never to be reached by a test that passes. */
    static final Duration LONG = Duration.ofSeconds(RawPeer.PATIENCE_SECONDS);

    /** Short enough to be waited for by a test. */
    static final Duration SHORT = Duration.ofMillis(100);

    private WebSocketTesting() {}

    static EncodedEvent event(String line) {
        // The line stands in the middle of its buffer, as it does when the pipeline's encoder shares one.
        byte[] bytes = ("before" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
        return new EncodedEvent("test", EventKind.EVENT, 1, Payload.empty(), bytes, 6, bytes.length - 11);
    }

    static String line(int number, int filler) {
        return "{\"n\":" + number + ",\"x\":\"" + "x".repeat(filler) + "\"}";
    }

    /** Gives the lines of numbered events, each with a filler of so many bytes. */
    static List<String> lines(int from, int to, int filler) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(line(i, filler));
        }
        return lines;
    }

    static Batch batch(List<String> lines) {
        return Batch.of("batch", 1, lines.stream().map(WebSocketTesting::event).toList());
    }

    static Batch batch(int from, int to) {
        return batch(lines(from, to, 10));
    }

    /** Makes a transport with some options, given as names and values in turn. */
    static Transport transport(String url, Object... options) {
        Map<String, Object> raw = new HashMap<>(Map.of("websocket_url", url));
        for (int i = 0; i < options.length; i += 2) {
            raw.put((String) options[i], options[i + 1]);
        }
        WebSocketTransportProvider provider = new WebSocketTransportProvider();
        Options read = Options.of(provider.options(), raw);
        assertThat(provider.check(read)).isEmpty();
        return provider.create(read, new Context(TelemetryClock.system()));
    }

    static Transport started(String url, Object... options) throws Exception {
        Transport transport = transport(url, options);
        transport.start(LONG);
        return transport;
    }

    /** Gives what is thrown, which must be of a type, and must tell the server but not the query of its URL. */
    static <T extends Throwable> T thrown(Class<T> type, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(type);
        assertThat(thrown).hasMessageMatching("(?s)wss?://.*").hasMessageNotContaining("sesame");
        return type.cast(thrown);
    }

    static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(RawPeer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    record Context(TelemetryClock clock) implements TransportContext {
        @Override
        public String id() {
            return "out";
        }

        @Override
        public List<TransportStatus> pipelineStatus() {
            return List.of();
        }
    }
}
