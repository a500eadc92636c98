package io.townlet.telemetry.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCounterTest {

    @TempDir
    Path folder;

    @Test
    void lineFeedsAreLines() throws IOException {
        assertThat(count("{}\n{}\n{}\n", "\n")).isEqualTo(3);
        assertThat(count("", "\n")).isZero();
        assertThat(count("{\"torn\":", "\n")).isZero();
    }

    @Test
    void aMarkIsFoundWhereverTheReadsHappenToEnd() throws IOException {
        String mark = "\"mark\":";
        for (int shift = 0; shift < mark.length() * 2; shift++) {
            String text = "x".repeat((1 << 16) - mark.length() - 1 + shift) + mark + "y" + mark;
            assertThat(count(text, mark)).as("shift %d", shift).isEqualTo(2);
        }
    }

    private long count(String text, String mark) throws IOException {
        Path file = folder.resolve("records");
        Files.writeString(file, text);
        return RecordCounter.count(file, mark);
    }
}
