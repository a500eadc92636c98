package io.townlet.telemetry.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(300)
class NetworkCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void httpIsMeasuredAgainstOpenTelemetry() {
        int status = execute("--quick", "--part", "http", "--events", "2000", "--output", folder.toString());

        assertThat(status).as(progress()).isZero();
        assertThat(out())
                .contains("## http: event, saturated, 1 producer", "| OpenTelemetry OTLP/HTTP |", "| events/request |")
                .containsPattern("\\| Townlet Telemetry, http \\|.*\\| 500\\.0 \\|\n")
                .contains("| Townlet Telemetry, http ÷ OpenTelemetry OTLP/HTTP | delivered/s |");
        assertThat(progress())
                .containsPattern("Townlet Telemetry, http: [0-9,]+/s delivered, 0 lost")
                .containsPattern("OpenTelemetry OTLP/HTTP: [0-9,]+/s delivered, 0 lost");
        assertThat(folder.resolve("network.md")).content().isEqualTo(out());
        assertThat(folder.resolve("network.json")).isNotEmptyFile();
    }

    @Test
    void tcpIsMeasuredWithAndWithoutTlsAgainstLog4j() {
        int status = execute("--quick", "--part", "tcp", "--events", "2000", "--output", folder.toString());

        assertThat(status).as(progress()).isZero();
        assertThat(out())
                .contains("| Townlet Telemetry, tcp ÷ Log4j2 async, Socket | delivered/s |")
                .contains("| Townlet Telemetry, tcp with TLS ÷ Townlet Telemetry, tcp | delivered/s |");
        assertThat(progress().lines()).hasSize(3).allMatch(line -> line.contains("/s delivered, 0 lost"));
    }

    @Test
    void aStalledServerIsMeasuredAgainstAHealthyOne() {
        int status = execute("--quick", "--part", "stalled", "--events", "2000", "--output", folder.toString());

        assertThat(status).as(progress()).isZero();
        assertThat(out())
                .contains("| drop_oldest, stalled server ÷ drop_oldest, healthy server | emit p99.9 µs |")
                .contains("heap growth MiB");
        assertThat(progress()).containsPattern("stalled server: 0/s delivered, 50,000 lost");
    }

    @Test
    void aWrongPartIsOneLineAndNoTrace() {
        int status = execute("--part", "udp", "--output", folder.toString());

        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(progress())
                .isEqualTo("--part doesn't know 'udp'; it takes tcp, http, stalled or all" + System.lineSeparator());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String progress() {
        return progress.toString(StandardCharsets.UTF_8);
    }

    private int execute(String... args) {
        return new CommandLine(new NetworkCommand(stream(out), stream(progress))).execute(args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
