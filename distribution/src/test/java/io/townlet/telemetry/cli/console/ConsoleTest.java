package io.townlet.telemetry.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, UTF_8);

    @Test
    void whatIsSaidStandsOnALineOfItsOwn() {
        new Console(err, false).say("one");
        new Console(err, false).say("two");
        assertThat(written()).containsExactly("telemetry: one", "telemetry: two");
    }

    @Test
    void nothingThatIsSaidCanSteerTheTerminal() {
        new Console(err, true).say("a\u001b[2Jb\nc\rd\u009b\u202e\u2028\ud800 é😀");
        assertThat(written())
                .containsExactly("telemetry: a\\u001b[2Jb\\u000ac\\u000dd\\u009b\\u202e\\u2028\\ud800 é😀");
    }

    @Test
    void progressIsForTerminalsOnly() {
        new Console(err, false).progress("half");
        assertThat(bytes.size()).isZero();
    }

    @Test
    void progressGivesWayToWhatIsSaid() {
        Console console = new Console(err, true);
        console.progress("half");
        console.say("done");
        console.clearProgress();
        assertThat(bytes.toString(UTF_8)).isEqualTo("\r\u001b[Khalf\r\u001b[Ktelemetry: done" + System.lineSeparator());
    }

    private String[] written() {
        return bytes.toString(UTF_8).split(System.lineSeparator());
    }
}
