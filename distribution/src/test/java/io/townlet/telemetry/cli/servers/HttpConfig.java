package io.townlet.telemetry.cli.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Configurations with one transport of the type http. */
final class HttpConfig {

    private HttpConfig() {}

    /** Writes one that blocks and never gives up, as the command does where a configuration says nothing else. */
    static Path write(Path file, String endpoint, int batchSize, String... options) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : List.of(
                "telemetry:",
                "  transport:",
                "    type: http",
                "    endpoint: " + endpoint,
                "    send_timeout_seconds: 10",
                "    buffer: {max_batch_size: " + batchSize
                        + ", max_buffer_bytes: 4194304, flush_interval_ticks: 10000}",
                "    retry: {max_attempts: unlimited, backoff_seconds: 0.05}",
                "    worker: {backpressure: block, block_timeout_seconds: unlimited}",
                "  transforms: {pipeline: []}")) {
            text.append(line).append('\n');
            if (line.startsWith("    endpoint")) {
                for (String option : options) {
                    text.append("    ").append(option).append('\n');
                }
            }
        }
        return Files.writeString(file, text);
    }
}
