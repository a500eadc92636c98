package io.townlet.telemetry.transport.prometheus;

import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.LONG;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.batch;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.names;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.read;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.started;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counters across restarts, and files that are no help to them. */
@Timeout(60)
class PrometheusRestartTest {

    private static final String EVENTS = "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics\"}";
    private static final String OTHER = "{transport=\"archive\",type=\"file\"}";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("town.prom");
    }

    private void run(int events, List<TransportStatus> statuses) throws Exception {
        try (Transport transport = started(DraftOpener::create, file, Map.of(), statuses)) {
            transport.send(batch(EventKind.EVENT, events), LONG);
        }
    }

    @Test
    void everyCounterGoesOnWhereTheFormerFileLeftOff() throws Exception {
        for (int life = 1; life <= 3; life++) {
            run(5, List.of(status("archive", "file"), status("metrics", "prometheus")));
            StrictTextFormat metrics = read(file);
            assertThat(metrics.value(EVENTS)).isEqualTo(5 * life);
            assertThat(metrics.sum("townlet_telemetry_bytes_total")).isEqualTo(40 * life);
            assertThat(metrics.value("townlet_telemetry_transport_accepted_events_total" + OTHER))
                    .isEqualTo(1_111 * life);
            assertThat(metrics.value("townlet_telemetry_transport_dropped_events_total"
                            + "{reason=\"overflow\",transport=\"archive\",type=\"file\"}"))
                    .isEqualTo(20 * life);
            assertThat(metrics.value("townlet_telemetry_transport_flushed_events_total"
                            + "{transport=\"metrics\",type=\"prometheus\"}"))
                    .isEqualTo(1_005 * life);
            assertThat(metrics.value("townlet_telemetry_transport_queue_length" + OTHER))
                    .as("what isn't a counter begins anew")
                    .isEqualTo(40);
        }
        assertThat(names(folder)).containsExactly("town.prom");
    }

    @Test
    void statusCountersStayWhileThePipelineHasNoStatusYet() throws Exception {
        run(5, List.of(status("archive", "file")));
        run(5, List.of());
        assertThat(read(file).value("townlet_telemetry_transport_accepted_events_total" + OTHER))
                .isEqualTo(1_111);
        run(5, List.of(status("archive", "file")));
        assertThat(read(file).value("townlet_telemetry_transport_accepted_events_total" + OTHER))
                .isEqualTo(2_222);
    }

    @Test
    void aTransportThatIsNoLongerConfiguredIsNoLongerShown() throws Exception {
        run(5, List.of(status("archive", "file")));
        run(5, List.of(status("screen", "stdout")));
        assertThat(read(file).has("townlet_telemetry_transport_accepted_events_total" + OTHER))
                .isFalse();
    }

    @Test
    void countersAreFoundByLabelsOfAnyCharacters() throws Exception {
        Map<String, Object> labels = Map.of("labels", Map.of("town", "a\\b\"c\nd\re,f}g=\"Zoë 🏘\""));
        for (int life = 1; life <= 2; life++) {
            try (Transport transport = started(DraftOpener::create, file, labels, List.of())) {
                transport.send(batch(EventKind.EVENT, 4), LONG);
            }
        }
        assertThat(Files.readString(file)).contains("transport=\"metrics\"} 8.0\n");
        assertThat(names(folder)).containsExactly("town.prom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\u0000",
                "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics\"} 7",
                "node_load1 0.5\n",
                "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics\"} 7.5\n",
                "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics\"} -7.0\n",
                "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics\"} 1.0E300\n",
                "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics\"} NaN\n",
                "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics\"} 7.0 1234567890\n",
                "townlet_telemetry_messages_total{kind=\"event\",transport=\"metrics} 7.0\n",
                "townlet_telemetry_messages_total{kind=\"event\",kind=\"event\"} 7.0\n",
                "townlet_telemetry_messages_total{kind=\"ev\\ent\"} 7.0\n",
                "townlet_telemetry_messages_total{kind=\"event\"\n",
                "townlet_telemetry_messages_total{a=\"1\"} 7.0\ntownlet_telemetry_messages_total{a=\"1\"} 8.0\n",
                "{\"tick\":1}\n"
            })
    void aFileThatIsNoneOfOursIsSetAsideWithOneWarningAndCountingBeginsAtNought(String text) throws Exception {
        Files.writeString(file, text);
        String log = logOf(() -> run(2, List.of()));
        assertThat(read(file).value(EVENTS)).isEqualTo(2);
        assertThat(names(folder)).containsExactly("town.prom", "town.prom.broken");
        assertThat(Files.readString(folder.resolve("town.prom.broken"))).isEqualTo(text);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains(
                        "event=broken_metrics_set_aside transport=metrics file=" + file + " moved_to=" + file
                                + ".broken reason=\"",
                        "next=\"counting begins at 0\"");
    }

    @Test
    void bytesThatAreNoTextAreSetAside() throws Exception {
        Files.write(file, new byte[] {'#', (byte) 0xff, '\n'});
        assertThat(logOf(() -> run(2, List.of()))).contains("it isn't UTF-8");
        assertThat(read(file).value(EVENTS)).isEqualTo(2);
    }

    @Test
    void aFileThatIsTooLargeIsSetAsideAndNotReadWhole() throws Exception {
        Files.writeString(file, "#".repeat(MetricsFile.MAX_BYTES) + "\n");
        assertThat(logOf(() -> run(2, List.of()))).contains("it has more than 16777216 bytes");
        assertThat(read(file).value(EVENTS)).isEqualTo(2);
    }

    @Test
    void aLineThatIsEndlesslyLongDoesNoHarm() throws Exception {
        String labels = "a=\"" + "\\\\".repeat(1_000_000) + "\"," + "b=\"x\",".repeat(500_000);
        Files.writeString(file, "townlet_telemetry_messages_total{" + labels + "} 1.0\n");
        assertThat(logOf(() -> run(2, List.of()))).contains("line 1 is no line of metrics");
        assertThat(read(file).value(EVENTS)).isEqualTo(2);
    }

    @Test
    void aBrokenFileThatCannotBeMovedStopsTheStart() throws Exception {
        Files.writeString(file, "half a li");
        Files.createDirectories(folder.resolve("town.prom.broken/x"));
        assertThatThrownBy(() -> run(1, List.of())).hasMessageContaining("town.prom.broken");
        assertThat(file).hasContent("half a li");
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Gives what the logger, which writes to standard error, says meanwhile. */
    private static String logOf(Work work) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            System.setErr(capture);
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aProcessThatIsKilledLeavesAWholeFileThatCountsAllItDelivered() throws Exception {
        long delivered = runAndKill(400);
        double counted = read(file).sum("townlet_telemetry_messages_total");
        assertThat(counted).isGreaterThanOrEqualTo((double) delivered);
        Files.writeString(folder.resolve("town.prom.tmp"), "# half a li");
        run(1, List.of());
        assertThat(read(file).sum("townlet_telemetry_messages_total")).isEqualTo(counted + 1);
        assertThat(names(folder)).containsExactly("town.prom");
    }

    /** Lets the program deliver so many batches of one event, kills it, and tells how many it said it delivered. */
    private long runAndKill(int batches) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("townlet.java.home", System.getProperty("java.home")), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrometheusProgram.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long delivered = 0;
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < batches; i++) {
                delivered = Long.parseLong(reader.readLine());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return delivered;
    }
}
