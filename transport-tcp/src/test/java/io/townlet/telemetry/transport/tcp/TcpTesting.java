package io.townlet.telemetry.transport.tcp;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes events, batches and transports for the tests of this module. */
final class TcpTesting {

    /** Long enough never to be reached by a test that passes. */
    static final Duration LONG = Duration.ofSeconds(60);

    /** Passes in a test that waits for a time-out, and for nothing else. */
    static final Duration SHORT = Duration.ofMillis(200);

    /** More than the two systems hold for a server that doesn't read. */
    static final int MUCH = 16 * 1024 * 1024;

    private TcpTesting() {}

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

    /** Makes more than the two systems hold. */
    static List<EncodedEvent> muchEvents() {
        return events(0, MUCH / 1000, 1000);
    }

    static Batch batch(List<EncodedEvent> events) {
        return Batch.of("batch", 1, events);
    }

    static byte[] bytes(List<EncodedEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (EncodedEvent event : events) {
                event.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String text(List<EncodedEvent> events) {
        return new String(bytes(events), StandardCharsets.UTF_8);
    }

    static InetAddress address(int... parts) throws IOException {
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) parts[i];
        }
        return InetAddress.getByAddress(bytes);
    }

    /** Counts the lines that have an end. */
    static int wholeLines(byte[] bytes) {
        int lines = 0;
        for (byte each : bytes) {
            if (each == '\n') {
                lines++;
            }
        }
        return lines;
    }

    static List<OptionProblem> problems(Map<String, ?> raw) {
        TcpTransportProvider provider = new TcpTransportProvider();
        return provider.check(Options.of(provider.options(), raw));
    }

    static Transport transport(Map<String, ?> raw) {
        TcpTransportProvider provider = new TcpTransportProvider();
        return provider.create(Options.of(provider.options(), raw), new Context(TelemetryClock.system()));
    }

    static Transport plaintext(LineServer server) {
        return plaintext("127.0.0.1:" + server.port());
    }

    static Transport plaintext(String endpoint) {
        Map<String, Object> raw = new HashMap<>();
        raw.put("endpoint", endpoint);
        raw.put("allow_plaintext", true);
        raw.put("dev_allow_plaintext", true);
        return transport(raw);
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
