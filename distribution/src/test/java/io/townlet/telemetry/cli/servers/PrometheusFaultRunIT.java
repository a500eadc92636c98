package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node exporter is killed ten times while events are counted. */
@Timeout(300)
class PrometheusFaultRunIT {

    private static final int EVENTS = 200_000;
    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @Test
    void everyEventIsCountedOnceAndTheLedgerCloses() throws Exception {
        Path metrics = Files.createDirectory(folder.resolve("textfiles")).resolve("town.prom");
        Path config = Files.writeString(folder.resolve("telemetry.yaml"), """
                telemetry:
                  transport:
                    type: prometheus
                    file_path: textfiles/town.prom
                    buffer: {max_batch_size: 32, flush_interval_ticks: 32}
                    retry: {max_attempts: unlimited}
                    worker: {backpressure: block, block_timeout_seconds: unlimited}
                """);
        try (NodeExporter exporter = new NodeExporter(folder, metrics)) {
            FaultRun.Result result = FaultRun.run(folder, config, exporter, EVENTS, KILLS, 4);
            assertThat(result.exitStatus()).as(result.err()).isZero();
            assertThat(result.closes()).as(result.status().toString()).isTrue();
            assertThat(result.count("payloads_flushed_total")).isEqualTo(EVENTS);
            Map<String, Double> samples = exporter.scrape();
            assertThat(samples).containsEntry("node_textfile_scrape_error", 0.0);
            assertThat(NodeExporter.sum(samples, "townlet_telemetry_messages_total"))
                    .isEqualTo(EVENTS);
            assertThat(NodeExporter.sum(samples, "townlet_telemetry_bytes_total"))
                    .isEqualTo(Files.size(folder.resolve("input.jsonl")));
        }
    }
}
