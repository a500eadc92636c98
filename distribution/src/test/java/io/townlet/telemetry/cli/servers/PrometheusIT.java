package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Metrics of the packaged command, read by Prometheus' own node exporter and judged by its promtool. */
@Timeout(120)
class PrometheusIT {

    private static final int LIVES = 2;
    private static final int SCRAPES_PER_LIFE = 50;
    private static final int EVENTS_PER_SCRAPE = 300;

    @TempDir
    Path folder;

    private Path config;
    private Path metrics;

    @BeforeEach
    void configure() throws IOException {
        metrics = Files.createDirectory(folder.resolve("textfiles")).resolve("town.prom");
        config = Files.writeString(folder.resolve("telemetry.yaml"), """
                telemetry:
                  transports:
                    - id: metrics
                      type: prometheus
                      file_path: textfiles/town.prom
                    - id: archive
                      type: file
                      file_path: town.jsonl
                      buffer: {max_batch_size: 1}
                  transforms: {pipeline: []}
                """);
    }

    @Test
    void scrapedAHundredTimesWhileWritingNothingIsWrongAndNoCounterGoesDown() throws Exception {
        Counters seen = new Counters();
        try (NodeExporter exporter = new NodeExporter(folder, metrics)) {
            exporter.start();
            for (int life = 1; life <= LIVES; life++) {
                deliverAndScrape(exporter, seen);
                long sent = (long) life * SCRAPES_PER_LIFE * EVENTS_PER_SCRAPE;
                Map<String, Double> samples = exporter.scrape();
                seen.check(samples);
                assertThat(NodeExporter.sum(samples, "townlet_telemetry_messages_total"))
                        .isEqualTo((double) sent);
                assertThat(samples.get("townlet_telemetry_transport_flushed_events_total"
                                + "{transport=\"metrics\",type=\"prometheus\"}"))
                        .isEqualTo((double) sent);
            }
        }
        assertThat(seen.changes())
                .as("the file was another one at each scrape")
                .isGreaterThanOrEqualTo(LIVES * SCRAPES_PER_LIFE);
        try (var lines = Files.lines(folder.resolve("town.jsonl"))) {
            assertThat(lines.count()).isEqualTo((long) LIVES * SCRAPES_PER_LIFE * EVENTS_PER_SCRAPE);
        }
        assertThat(metrics.getParent())
                .isDirectoryContaining("glob:**/town.prom")
                .isDirectoryNotContaining("glob:**.tmp");
    }

    /** One run of the command: it is fed a few events, scraped, fed more, and so on. */
    private void deliverAndScrape(NodeExporter exporter, Counters seen) throws Exception {
        Path err = folder.resolve("command.err");
        ProcessBuilder builder = new ProcessBuilder(
                        PackagedTree.LAUNCHER.toString(), "run", "--config", config.toString(), "--input", "-")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("command.out").toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", PackagedTree.JAVA_HOME);
        Process process = builder.start();
        try {
            try (BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8)) {
                int tick = 0;
                long arrived = exporter.arrived();
                for (int scrape = 0; scrape < SCRAPES_PER_LIFE; scrape++) {
                    for (int i = 0; i < EVENTS_PER_SCRAPE; i++) {
                        tick++;
                        input.write("{\"tick\":" + tick + (tick % 10 == 0 ? ",\"schema_version\":\"1\"" : "") + "}\n");
                    }
                    input.flush();
                    // The rest of them is still on its way while the exporter reads.
                    awaitMoreThan(arrived, exporter, process);
                    Map<String, Double> samples = exporter.scrape();
                    seen.check(samples);
                    arrived = (long) NodeExporter.sum(samples, "townlet_telemetry_messages_total");
                }
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void awaitMoreThan(long arrived, NodeExporter exporter, Process process) throws IOException {
        while (process.isAlive() && exporter.arrived() <= arrived) {
            // Another process can only be asked again and again.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** The counters of the last scrape, to compare the next one with. */
    private static final class Counters {

        private Map<String, Double> last = Map.of();
        private int changes;

        void check(Map<String, Double> samples) {
            assertThat(samples).containsEntry("node_textfile_scrape_error", 0.0);
            Map<String, Double> counters = new HashMap<>();
            samples.forEach((series, value) -> {
                if (series.startsWith("townlet_") && series.contains("_total{")) {
                    counters.put(series, value);
                }
            });
            last.forEach((series, value) ->
                    assertThat(counters.get(series)).as(series).isNotNull().isGreaterThanOrEqualTo(value));
            changes += counters.equals(last) ? 0 : 1;
            last = counters;
        }

        int changes() {
            return changes;
        }
    }

    @Test
    void promtoolHasNothingToSayAboutTheFile() throws Exception {
        Path input = FaultRun.writeEvents(folder.resolve("input.jsonl"), 1000);
        PackagedTree.Outcome delivered = PackagedTree.run(
                folder,
                List.of(
                        PackagedTree.LAUNCHER.toString(),
                        "run",
                        "--config",
                        config.toString(),
                        "--input",
                        input.toString()));
        assertThat(delivered.status()).as(delivered.err()).isZero();
        PackagedTree.Outcome checked = PackagedTree.run(
                folder, List.of("sh", "-c", RealServers.program("promtool") + " check metrics < textfiles/town.prom"));
        assertThat(checked.out() + checked.err()).isEmpty();
        assertThat(checked.status()).isZero();
    }

    @Test
    void aPathThatTheExporterWouldNotReadIsRefused() throws Exception {
        PackagedTree.Outcome outcome = PackagedTree.run(
                folder,
                List.of(
                        PackagedTree.LAUNCHER.toString(),
                        "check",
                        "--config",
                        config.toString(),
                        "--set",
                        "telemetry.transports.0.file_path=town.txt"));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("file_path", "must end in .prom, because node_exporter reads no other files");
    }
}
