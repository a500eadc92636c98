package io.townlet.telemetry.transport.prometheus;

import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.LONG;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.event;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.read;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, no counter goes down, and each counts exactly what was delivered. */
class PrometheusPropertyTest {

    /** What may happen before a batch. */
    enum Happening {
        NOTHING,
        DISK_FULL,
        RENAME_FAILS,
        INTERRUPT,
        RESTART,
        RESTART_AFTER_CRASH,
        FILE_DELETED
    }

    /**
     * One step of a run.
     *
     * @param happening what happens
     * @param room the bytes that a full disk still takes
     * @param kinds the kinds of the batch's events
     */
    record Step(Happening happening, int room, List<EventKind> kinds) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Happening.class),
                        Arbitraries.integers().between(0, 6000),
                        Arbitraries.of(EventKind.class).list().ofMinSize(1).ofMaxSize(20))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void countersNeverGoDownAndCountWhatWasDelivered(@ForAll("steps") List<Step> steps) throws Exception {
        Path folder = Files.createTempDirectory("prometheus-transport");
        try {
            Run run = new Run(folder.resolve("town.prom"));
            for (Step step : steps) {
                run.play(step);
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** The life of a file over several lives of a transport. */
    private static final class Run {

        private final Path file;
        private final FaultyFiles disk = new FaultyFiles();
        private final Map<EventKind, Long> messages = new EnumMap<>(EventKind.class);
        private final Map<EventKind, Long> bytes = new EnumMap<>(EventKind.class);
        private final List<TransportStatus> statuses = new ArrayList<>();
        private Map<String, Double> before = Map.of();
        private Transport transport;
        private long delivered;
        private long deliveredBytes;
        private long failures;
        private long failuresOfAllLives;

        Run(Path file) throws Exception {
            this.file = file;
            this.transport = begin();
        }

        private Transport begin() throws Exception {
            delivered = 0;
            deliveredBytes = 0;
            failures = 0;
            statuses.clear();
            statuses.add(status());
            Transport next = transport(disk, file, Map.of(), statuses);
            next.start(LONG);
            return next;
        }

        void play(Step step) throws Exception {
            switch (step.happening()) {
                case NOTHING -> {}
                case DISK_FULL -> disk.room(step.room());
                case RENAME_FAILS ->
                    disk.beforeNextClose(
                            () -> file.resolveSibling("town.prom.tmp").toFile().delete());
                case INTERRUPT -> Thread.currentThread().interrupt();
                case FILE_DELETED -> Files.deleteIfExists(file);
                case RESTART -> {
                    transport.close();
                    transport = begin();
                }
                case RESTART_AFTER_CRASH -> {
                    Files.writeString(file.resolveSibling("town.prom.tmp"), "# HEL");
                    transport = begin();
                }
            }
            deliver(batchOf(step.kinds()));
            Thread.interrupted();
            check();
        }

        /** Sends as the host does: again after a failure that is retryable. */
        private void deliver(Batch batch) throws Exception {
            for (boolean sent = false; !sent; ) {
                try {
                    transport.start(LONG);
                    transport.send(batch, LONG);
                    sent = true;
                } catch (RetryableTransportException e) {
                    assertThat(e.deliveredPrefix()).isZero();
                    failures++;
                    failuresOfAllLives++;
                    disk.room(FaultyFiles.ENDLESS);
                    statuses.set(0, status());
                }
            }
            for (EncodedEvent event : batch.events()) {
                messages.merge(event.kind(), 1L, Long::sum);
                bytes.merge(event.kind(), (long) event.length(), Long::sum);
            }
            delivered += batch.size();
            deliveredBytes += batch.byteCount();
            statuses.set(0, status());
        }

        private TransportStatus status() {
            Ledger ledger = new Ledger("metrics", delivered, delivered, 0, Map.of(), 0, 0);
            return new TransportStatus(
                    "metrics",
                    "prometheus",
                    "p",
                    0,
                    0,
                    0,
                    0,
                    0,
                    delivered,
                    deliveredBytes,
                    0,
                    failures,
                    0,
                    true,
                    null,
                    true,
                    null,
                    null,
                    null,
                    ledger);
        }

        private static Batch batchOf(List<EventKind> kinds) {
            List<EncodedEvent> events = new ArrayList<>();
            for (EventKind kind : kinds) {
                events.add(event(kind, "x".repeat(1 + events.size() * 7), events.size()));
            }
            return Batch.of("key", 1, events);
        }

        private void check() {
            StrictTextFormat metrics = read(file);
            Map<String, Double> now = metrics.counters();
            before.forEach((series, value) ->
                    assertThat(now.get(series)).as(series).isNotNull().isGreaterThanOrEqualTo(value));
            before = now;
            for (EventKind kind : EventKind.values()) {
                String labels = "{kind=\"" + kind.wireName() + "\",transport=\"metrics\"}";
                assertThat(metrics.value("townlet_telemetry_messages_total" + labels))
                        .isEqualTo(messages.getOrDefault(kind, 0L).doubleValue());
                assertThat(metrics.value("townlet_telemetry_bytes_total" + labels))
                        .isEqualTo(bytes.getOrDefault(kind, 0L).doubleValue());
            }
            assertThat(metrics.sum("townlet_telemetry_transport_flushed_events_total"))
                    .isEqualTo(sum(messages));
            assertThat(metrics.sum("townlet_telemetry_transport_flushed_bytes_total"))
                    .isEqualTo(sum(bytes));
            assertThat(metrics.sum("townlet_telemetry_transport_send_failures_total"))
                    .isEqualTo((double) failuresOfAllLives);
            assertThat(file.resolveSibling("town.prom.tmp")).doesNotExist();
            assertThat(file.resolveSibling("town.prom.broken")).doesNotExist();
        }

        private static double sum(Map<EventKind, Long> counts) {
            return counts.values().stream().mapToDouble(Long::doubleValue).sum();
        }
    }
}
