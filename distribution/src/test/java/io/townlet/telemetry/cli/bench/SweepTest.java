package io.townlet.telemetry.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    @TempDir
    Path folder;

    private static final SweepGrid GRID =
            new SweepGrid(List.of(1, 64), List.of(1), List.of(Duration.ofMillis(50)), List.of(256_000L, 1024L));

    @Test
    void walksAllCombinations() {
        assertThat(GRID.points())
                .hasSize((int) GRID.size())
                .extracting(SweepPoint::toString)
                .startsWith(
                        "max_batch_size=1 flush_interval_ticks=1 worker_poll_seconds=0.050 max_buffer_bytes=256000",
                        "max_batch_size=1 flush_interval_ticks=1 worker_poll_seconds=0.050 max_buffer_bytes=1024");
    }

    @Test
    void theBestDropsTheLeastAndOfTheseTakesTheLeastTime() {
        try (PluginCatalog catalog = PluginDiscovery.discover()) {
            Sweep sweep = new Sweep(benchmark(1), config(catalog));
            assertThat(sweep.best()).isNull();
            sweep.keepBetter(outcome(0, 3, 0.000_001));
            sweep.keepBetter(outcome(1, 0, 0.000_003));
            sweep.keepBetter(outcome(2, 0, 0.000_002));
            sweep.keepBetter(outcome(3, 0, 0.000_002));
            assertThat(sweep.best()).isEqualTo(outcome(2, 0, 0.000_002));
        }
    }

    private static Sweep.Outcome outcome(int point, long dropped, double seconds) {
        return new Sweep.Outcome(
                GRID.points().get(point),
                Reports.report(
                        1, Map.of(BenchMetric.DROPPED_MESSAGES, dropped, BenchMetric.AVG_TICK_SECONDS, seconds)));
    }

    /** A snapshot is larger than 1024 bytes, so that such a buffer must lose every one. */
    @Test
    void eachRunHasTheSettingsOfItsPoint() throws Exception {
        try (PluginCatalog catalog = PluginDiscovery.discover()) {
            Sweep sweep = new Sweep(benchmark(5), config(catalog));
            for (SweepPoint point : GRID.points()) {
                Sweep.Outcome outcome = sweep.walk(point);
                assertThat(outcome.line().split(","))
                        .hasSameSizeAs(Sweep.header().split(","));
                assertThat(outcome.report().value(BenchMetric.DROPPED_MESSAGES))
                        .isEqualTo(point.maxBufferBytes() == 1024 ? 5 : 0);
                assertThat(outcome.report().transports().get(0).getPayload("settings"))
                        .satisfies(settings -> assertThat(settings.getNumber("max_batch_size"))
                                .isEqualTo((long) point.maxBatchSize()));
            }
            assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
                    .as("what two warm-ups and two runs deliver of five ticks with a snapshot and more each")
                    .hasSizeGreaterThan(4 * 5);
        }
    }

    private static BenchRun benchmark(int ticks) {
        return new BenchRun(
                () -> new TownTicks(1), new BenchPlan("demo, seed 1", ticks, 0, 1, "1.2.3"), TelemetryClock.system());
    }

    private PipelineConfig config(PluginCatalog catalog) {
        String yaml = "telemetry: {worker: {backpressure: block, block_timeout_seconds: unlimited},"
                + " transport: {type: file, file_path: '" + folder.resolve("out.jsonl") + "'}}";
        return ConfigReader.of(catalog).read(yaml, "a test's configuration", folder);
    }
}
