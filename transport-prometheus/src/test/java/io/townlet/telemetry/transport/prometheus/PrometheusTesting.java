package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes events, statuses and transports for the tests of this module. */
final class PrometheusTesting {

    /** Long enough never to be reached by a test that passes. */
    static final Duration LONG = Duration.ofSeconds(60);

    private PrometheusTesting() {}

    static EncodedEvent event(EventKind kind, String line, long tick) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return new EncodedEvent("test", kind, tick, Payload.empty(), bytes, 0, bytes.length);
    }

    static Batch batch(EventKind kind, int events) {
        List<EncodedEvent> all = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            all.add(event(kind, "{\"n\":1}", i));
        }
        return Batch.of("batch", 1, all);
    }

    static Transport transport(Path path) {
        return transport(DraftOpener::create, path, Map.of(), List.of());
    }

    static Transport transport(DraftOpener opener, Path path, Map<String, ?> more, List<TransportStatus> statuses) {
        PrometheusTransportProvider provider = new PrometheusTransportProvider(opener);
        Map<String, Object> raw = new HashMap<>(more);
        raw.put("file_path", path.toString());
        return provider.create(Options.of(provider.options(), raw), new Context(statuses));
    }

    static Transport started(Path path) throws Exception {
        return started(DraftOpener::create, path, Map.of(), List.of());
    }

    static Transport started(DraftOpener opener, Path path, Map<String, ?> more, List<TransportStatus> statuses)
            throws Exception {
        Transport transport = transport(opener, path, more, statuses);
        transport.start(LONG);
        return transport;
    }

    static StrictTextFormat read(Path file) {
        try {
            return StrictTextFormat.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A status in which every number is another one. */
    static TransportStatus status(String id, String type) {
        return new TransportStatus(
                id,
                type,
                "transport-" + type + "/1.2.3",
                40,
                50,
                2.5,
                3,
                330,
                1000,
                77_000,
                6,
                7,
                2,
                true,
                "java.lang.Error: x",
                false,
                "no \"route\"",
                null,
                99L,
                new Ledger(id, 1_111, 1_000, 11, Map.of(DropReason.OVERFLOW, 20L, DropReason.PERMANENT, 4L), 36, 40));
    }

    /**
     * What a transport is given.
     *
     * @param pipelineStatus the statuses, which a test may change
     */
    record Context(List<TransportStatus> pipelineStatus) implements TransportContext {
        @Override
        public String id() {
            return "metrics";
        }

        @Override
        public TelemetryClock clock() {
            return TelemetryClock.system();
        }
    }
}
