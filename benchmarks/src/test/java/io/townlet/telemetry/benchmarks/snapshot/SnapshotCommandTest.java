package io.townlet.telemetry.benchmarks.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SnapshotCommandTest {

    @Test
    void bothContestantsAreMeasured() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int status =
                new CommandLine(new SnapshotCommand(out)).execute("--rounds", "2", "--ticks", "3", "--warmup", "1");

        assertThat(status).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("\\| ours: [^|]*\\| [0-9.]+ \\| [0-9.]+ \\| [1-9][0-9]* \\|")
                .containsPattern("\\| Jackson inline: [^|]*\\| [0-9.]+ \\| [0-9.]+ \\| [1-9][0-9]* \\|");
    }
}
