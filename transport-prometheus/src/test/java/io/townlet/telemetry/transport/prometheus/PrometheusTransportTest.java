package io.townlet.telemetry.transport.prometheus;

import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.LONG;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.batch;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.event;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.names;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.read;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.started;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.status;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the file holds, and the transport's life. */
@Timeout(60)
class PrometheusTransportTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("town.prom");
    }

    @Test
    void theProviderIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .hasOnlyElementsOfType(PrometheusTransportProvider.class)
                .extracting(TransportProvider::name)
                .containsExactly("prometheus");
    }

    @Test
    void aFileThatTheExporterWouldNotReadIsAMistake() {
        assertThat(problems(Map.of("file_path", "metrics/town.txt")))
                .containsExactly(new OptionProblem(
                        "file_path", "must end in .prom, because node_exporter reads no other files in its directory"));
        assertThat(problems(Map.of("file_path", "metrics/town.prom"))).isEmpty();
    }

    @Test
    void labelsMustBeOnesThatPrometheusTakes() {
        for (String bad :
                List.of("", "1st", "a-b", "__name", "zoë", "transport", "kind", "instance", "a".repeat(129))) {
            assertThat(problems(Map.of("file_path", "a.prom", "labels", Map.of(bad, "x"))))
                    .as(bad)
                    .extracting(OptionProblem::option)
                    .containsExactly("labels");
        }
        assertThat(problems(Map.of("file_path", "a.prom", "labels", Map.of("_town", "Zoë \"\n", "b2", ""))))
                .isEmpty();
        assertThat(problems(Map.of("file_path", "a.prom", "labels", Map.of("a", "x".repeat(257)))))
                .hasSize(1);
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 17; i++) {
            many.put("label" + i, "x");
        }
        assertThat(problems(Map.of("file_path", "a.prom", "labels", many))).hasSize(1);
    }

    private static List<OptionProblem> problems(Map<String, ?> raw) {
        PrometheusTransportProvider provider = new PrometheusTransportProvider();
        return provider.check(Options.of(provider.options(), raw));
    }

    @Test
    void everyKindIsCountedFromTheStartOn() throws Exception {
        try (Transport transport = started(file)) {
            for (EventKind kind : EventKind.values()) {
                assertThat(read(file).value(messages(kind))).isZero();
                assertThat(read(file).value(bytes(kind))).isZero();
            }
            transport.send(
                    Batch.of(
                            "key",
                            1,
                            List.of(
                                    event(EventKind.DIFF, "{\"name\":\"Zoë\"}", 1),
                                    event(EventKind.HEALTH, "{}", 1),
                                    event(EventKind.DIFF, "{}", 2))),
                    LONG);
        }
        StrictTextFormat metrics = read(file);
        assertThat(metrics.value(messages(EventKind.DIFF))).isEqualTo(2);
        assertThat(metrics.value(messages(EventKind.HEALTH))).isEqualTo(1);
        assertThat(metrics.value(messages(EventKind.EVENT))).isZero();
        assertThat(metrics.value(bytes(EventKind.DIFF))).isEqualTo(16 + 3);
        assertThat(metrics.value(bytes(EventKind.HEALTH))).isEqualTo(3);
        assertThat(metrics.types())
                .containsEntry("townlet_telemetry_messages_total", "counter")
                .containsEntry("townlet_telemetry_bytes_total", "counter");
    }

    private static String messages(EventKind kind) {
        return "townlet_telemetry_messages_total{kind=\"" + kind.wireName() + "\",transport=\"metrics\"}";
    }

    private static String bytes(EventKind kind) {
        return "townlet_telemetry_bytes_total{kind=\"" + kind.wireName() + "\",transport=\"metrics\"}";
    }

    @Test
    void aBatchOfTheMostEventsIsCountedAtOnce() throws Exception {
        try (Transport transport = started(file)) {
            transport.send(batch(EventKind.EVENT, 65_536), LONG);
            assertThat(read(file).value(messages(EventKind.EVENT))).isEqualTo(65_536);
        }
    }

    @Test
    void theStatusOfEveryTransportIsShown() throws Exception {
        started(DraftOpener::create, file, Map.of(), List.of(status("archive", "file")))
                .close();
        StrictTextFormat metrics = read(file);
        Map<String, Double> expected = Map.ofEntries(
                Map.entry("accepted_events_total", 1_111.0),
                Map.entry("flushed_events_total", 1_000.0),
                Map.entry("flushed_bytes_total", 77_000.0),
                Map.entry("filtered_events_total", 11.0),
                Map.entry("in_doubt_events_total", 36.0),
                Map.entry("send_failures_total", 7.0),
                Map.entry("worker_restarts_total", 2.0),
                Map.entry("queue_length", 40.0),
                Map.entry("queue_length_peak", 50.0),
                Map.entry("last_flush_duration_seconds", 0.0025),
                Map.entry("last_batch_events", 3.0),
                Map.entry("last_batch_bytes", 330.0),
                Map.entry("consecutive_send_failures", 6.0),
                Map.entry("worker_alive", 1.0),
                Map.entry("connected", 0.0),
                Map.entry("last_failure_tick", 99.0));
        expected.forEach((name, value) -> assertThat(
                        metrics.value("townlet_telemetry_transport_" + name + "{transport=\"archive\",type=\"file\"}"))
                .as(name)
                .isEqualTo(value));
        assertThat(
                        metrics.value(
                                "townlet_telemetry_transport_info{provider=\"transport-file/1.2.3\",transport=\"archive\",type=\"file\"}"))
                .isEqualTo(1);
        assertThat(metrics.value(dropped("overflow"))).isEqualTo(20);
        assertThat(metrics.value(dropped("permanent"))).isEqualTo(4);
        assertThat(metrics.value(dropped("shutdown"))).isZero();
        assertThat(metrics.has("townlet_telemetry_transport_last_success_tick{transport=\"archive\",type=\"file\"}"))
                .as("what isn't known yet is left out")
                .isFalse();
    }

    private static String dropped(String reason) {
        return "townlet_telemetry_transport_dropped_events_total{reason=\"" + reason
                + "\",transport=\"archive\",type=\"file\"}";
    }

    @Test
    void itsOwnStatusCountsTheBatchThatTheFileIsWrittenFor() throws Exception {
        List<TransportStatus> statuses = List.of(status("metrics", "prometheus"), status("archive", "file"));
        try (Transport transport = started(DraftOpener::create, file, Map.of(), statuses)) {
            assertThat(read(file).value(own("connected"))).isEqualTo(1);
            transport.send(batch(EventKind.EVENT, 5), LONG);
        }
        StrictTextFormat metrics = read(file);
        assertThat(metrics.value(own("flushed_events_total"))).isEqualTo(1_005);
        assertThat(metrics.value(own("flushed_bytes_total"))).isEqualTo(77_000 + 5 * 8);
        assertThat(metrics.value(own("queue_length"))).isEqualTo(35);
        assertThat(metrics.value(own("last_batch_events"))).isEqualTo(5);
        assertThat(metrics.value(own("last_batch_bytes"))).isEqualTo(40);
        assertThat(metrics.value(own("last_success_tick"))).isEqualTo(5);
        assertThat(metrics.value(own("consecutive_send_failures"))).isZero();
        assertThat(metrics.value(own("accepted_events_total"))).isEqualTo(1_111);
        assertThat(metrics.value("townlet_telemetry_transport_queue_length{transport=\"archive\",type=\"file\"}"))
                .isEqualTo(40);
    }

    private static String own(String name) {
        return "townlet_telemetry_transport_" + name + "{transport=\"metrics\",type=\"prometheus\"}";
    }

    @Test
    void configuredLabelsAreOnEveryMetric() throws Exception {
        started(DraftOpener::create, file, Map.of("labels", Map.of("town", "alpha")), List.of(status("a", "b")))
                .close();
        assertThat(Files.readString(file).lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.contains("town=\"alpha\""));
    }

    @Test
    void anotherStartWritesTheStatusAnewAndCountsNothing() throws Exception {
        List<TransportStatus> statuses = new ArrayList<>(List.of(status("archive", "file")));
        try (Transport transport = started(DraftOpener::create, file, Map.of(), statuses)) {
            transport.send(batch(EventKind.EVENT, 3), LONG);
            statuses.set(0, status("other", "file"));
            transport.start(LONG);
        }
        assertThat(read(file).value(messages(EventKind.EVENT))).isEqualTo(3);
        assertThat(read(file).has("townlet_telemetry_transport_queue_length{transport=\"other\",type=\"file\"}"))
                .isTrue();
        assertThat(read(file).has("townlet_telemetry_transport_queue_length{transport=\"archive\",type=\"file\"}"))
                .isFalse();
    }

    @Test
    void closeShowsWhatOthersDidAfterTheLastBatchOnceOnly() throws Exception {
        List<TransportStatus> statuses = new ArrayList<>(List.of(status("metrics", "prometheus")));
        Transport transport = started(DraftOpener::create, file, Map.of(), statuses);
        transport.send(batch(EventKind.EVENT, 5), LONG);
        statuses.add(status("archive", "file"));

        transport.close();

        StrictTextFormat metrics = read(file);
        assertThat(metrics.value(
                        "townlet_telemetry_transport_flushed_events_total{transport=\"archive\",type=\"file\"}"))
                .isEqualTo(1_000);
        assertThat(metrics.value(messages(EventKind.EVENT))).isEqualTo(5);
        assertThat(metrics.value(own("flushed_events_total")))
                .as("its own counters don't go down where the host is behind")
                .isEqualTo(1_005);

        Files.delete(file);
        transport.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void sendingBeforeTheStartIsAnError() {
        assertThatThrownBy(() -> transport(file).send(batch(EventKind.EVENT, 1), LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
        assertThat(file).doesNotExist();
    }

    @Test
    void closingTwiceIsOneClosingAndNothingGoesOnAfterwards() throws Exception {
        Transport transport = started(file);
        transport.send(batch(EventKind.EVENT, 1), LONG);
        transport.close();
        transport.close();
        assertThatThrownBy(() -> transport.start(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> transport.send(batch(EventKind.EVENT, 1), LONG))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("closed");
        assertThat(read(file).value(messages(EventKind.EVENT))).isEqualTo(1);
    }

    @Test
    void closingWithoutAStartDoesNothing() {
        transport(file).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anInterruptThatCameBeforeLeavesTheSendAloneAndStaysSet() throws Exception {
        try (Transport transport = started(file)) {
            Thread.currentThread().interrupt();
            transport.send(batch(EventKind.EVENT, 2), LONG);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(read(file).value(messages(EventKind.EVENT))).isEqualTo(2);
    }

    @Test
    void aTimeoutOfNothingIsNoFailure() throws Exception {
        try (Transport transport = transport(file)) {
            transport.start(Duration.ZERO);
            transport.send(batch(EventKind.EVENT, 1), Duration.ZERO);
        }
        assertThat(names(folder)).containsExactly("town.prom");
    }
}
