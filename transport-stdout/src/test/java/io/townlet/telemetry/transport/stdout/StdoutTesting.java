package io.townlet.telemetry.transport.stdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes events, batches and transports for the tests of this module. */
final class StdoutTesting {

    /** Long enough never to be reached by a test that passes. */
    static final Duration LONG = Duration.ofSeconds(60);

    private StdoutTesting() {}

    static EncodedEvent event(String line) {
        // The line stands in the middle of its buffer, as it does when the pipeline's encoder shares one.
        byte[] bytes = ("before" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
        return new EncodedEvent("test", EventKind.EVENT, 1, Payload.empty(), bytes, 6, bytes.length - 11);
    }

    /** Makes numbered events, each with a filler of so many bytes. */
    static List<EncodedEvent> events(int from, int to, int filler) {
        List<EncodedEvent> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(event("{\"n\":" + i + ",\"x\":\"" + "x".repeat(filler) + "\"}"));
        }
        return events;
    }

    static Batch batch(List<EncodedEvent> events) {
        return Batch.of("batch", 1, events);
    }

    static String text(List<EncodedEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            batch(events).writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Compares long texts, and shows no more than the place where they differ. */
    static void assertSame(String actual, String expected) {
        int at = Arrays.mismatch(actual.toCharArray(), expected.toCharArray());
        if (at >= 0) {
            assertThat(around(actual, at)).as("around character %s", at).isEqualTo(around(expected, at));
            fail("lengths %s and %s", actual.length(), expected.length());
        }
    }

    private static String around(String text, int at) {
        return text.substring(Math.min(text.length(), Math.max(0, at - 30)), Math.min(text.length(), at + 30));
    }

    static Transport transport(WritableByteChannel out) {
        StdoutTransportProvider provider = new StdoutTransportProvider(() -> out);
        return provider.create(Options.of(provider.options(), Map.of()), new Context(TelemetryClock.system()));
    }

    static Transport started(WritableByteChannel out) throws Exception {
        Transport transport = transport(out);
        transport.start(LONG);
        return transport;
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
