package io.townlet.telemetry.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SideBySideCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void contestantsAreMeasuredInJvmsOfTheirOwnAndCompared() {
        int status = execute(
                "--quick",
                "--contestants",
                "ours,log4j2",
                "--workload",
                "event",
                "--mode",
                "saturated",
                "--producers",
                "1",
                "--events",
                "2000",
                "--output",
                folder.toString());

        assertThat(status).as(progress.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("## event, saturated, 1 producer")
                .contains("| Townlet Telemetry |")
                .contains("| Log4j2 async |")
                .contains("- context selector: AsyncLoggerContext")
                .contains("- ring buffer: 65536");
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("2/2  event, saturated, 1 producer  Log4j2 async: ");
        assertThat(folder.resolve("side-by-side.md")).content().isEqualTo(out.toString(StandardCharsets.UTF_8));
        assertThat(folder.resolve("side-by-side.json")).isNotEmptyFile();
    }

    @Test
    void aWrongNameIsOneLineAndNoTrace() {
        int status = execute("--workload", "logs", "--output", folder.toString());

        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .isEqualTo("--workload doesn't know 'logs'; it takes event, snapshot or all" + System.lineSeparator());
    }

    private int execute(String... args) {
        return new CommandLine(new SideBySideCommand(stream(out), stream(progress))).execute(args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
