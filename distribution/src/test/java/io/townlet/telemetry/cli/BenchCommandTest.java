package io.townlet.telemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.cli.CommandProcess.Outcome;
import io.townlet.telemetry.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code telemetry bench} as a process. */
@Timeout(120)
class BenchCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void measuresARecordingAndComparesWithTheTown() throws Exception {
        Files.write(folder.resolve("town.jsonl"), TestStream.snapshots(4));
        Outcome recorded = bench("run", "--input", "town.jsonl", "--ticks", "6", "--warmup-ticks", "0");
        assertThat(recorded.status()).as(recorded.err()).isZero();
        assertThat(recorded.err()).isEmpty();
        JsonNode report = JSON.readTree(recorded.out());
        assertThat(report.get("payloads_flushed_total").longValue()).isEqualTo(6);
        assertThat(report.get("dropped_messages").longValue()).isZero();
        assertThat(report.get("bytes_flushed_total").longValue()).isGreaterThan(1000);
        assertThat(report.get("avg_tick_seconds").doubleValue()).isPositive();
        assertThat(report.get("transports")).hasSize(1);
        Files.writeString(folder.resolve("recorded.json"), recorded.out());

        Outcome town = bench("run", "--ticks", "3", "--warmup-ticks", "2", "--output", "town.json");
        assertThat(town.status()).as(town.err()).isZero();
        assertThat(town.out()).isEmpty();

        Outcome compared = bench("compare", "--current", "town.json", "--baseline", "recorded.json");
        assertThat(compared.status()).as(compared.err()).isZero();
        assertThat(compared.out()).startsWith("metric ").contains("avg_tick_seconds ", "send_failures_total ");
        assertThat(compared.err())
                .contains("source differs: recording town.jsonl in the baseline, demo, seed 1 in the current run")
                .contains("ticks differs: 6 in the baseline, 3 in the current run");
    }

    @Test
    void sweepsAndNamesTheBest() throws Exception {
        Outcome outcome = bench(
                "sweep",
                "--ticks=2",
                "--warmup-ticks=0",
                "--max-batch-size=1,16",
                "--flush-interval-ticks=1",
                "--worker-poll-seconds=0.05",
                "--max-buffer-bytes=1024,256000");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .startsWith(
                        "max_batch_size,flush_interval_ticks,worker_poll_seconds,max_buffer_bytes,avg_tick_seconds,");
        assertThat(lines.get(1)).startsWith("1,1,0.050,1024,");
        assertThat(lines.get(4)).startsWith("16,1,0.050,256000,");
        assertThat(outcome.err())
                .contains("best: max_batch_size=")
                .contains("max_buffer_bytes=256000, with 0 dropped_messages")
                .contains("by the fewest dropped_messages, then the lowest avg_tick_seconds");
    }

    @Test
    void aLossIsToldOfAndChangesTheStatus() throws Exception {
        Outcome outcome = bench(
                "run", "--ticks=2", "--warmup-ticks=0", "--set", "telemetry.transport.buffer.max_buffer_bytes=1024");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
        assertThat(JSON.readTree(outcome.out()).get("dropped_messages").longValue())
                .isEqualTo(2);
        assertThat(outcome.err()).contains("telemetry: lost 2 of ").contains("too_large 2");
    }

    @Test
    void wrongUsageIsToldOfInOneLine() throws Exception {
        Files.writeString(folder.resolve("screen.yaml"), "telemetry: {transport: {type: stdout}}\n");
        Files.writeString(folder.resolve("broken.json"), "{");
        assertThat(refused("run", "--config", file("screen.yaml"))).contains("--output FILE");
        assertThat(refused("run", "--ticks=0")).contains("--ticks is 0");
        assertThat(refused("run", "--input", "none.jsonl")).contains("none.jsonl doesn't exist");
        assertThat(refused("sweep", "--max-batch-size=8,0")).contains("--max-batch-size has '0'", "from 1 to 65536");
        assertThat(refused("compare", "--current", file("broken.json"), "--baseline", file("broken.json")))
                .contains("broken.json is broken");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** In this process: what is refused has not begun. */
    private String refused(String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = TelemetryCommand.commandLine(new Console(new PrintStream(err, true, UTF_8), false))
                .execute(line(args));
        String said = err.toString(UTF_8);
        assertThat(status).as(said).isEqualTo(2);
        assertThat(said.lines()).hasSize(1);
        return said;
    }

    private Outcome bench(String... args) throws Exception {
        return CommandProcess.run(folder, line(args));
    }

    private static String[] line(String... args) {
        return Stream.concat(Stream.of("bench"), Arrays.stream(args)).toArray(String[]::new);
    }
}
