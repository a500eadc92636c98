package io.townlet.telemetry.transport.stdout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The standard output of real processes. */
@Timeout(60)
class StdoutProcessTest {

    @TempDir
    Path folder;

    @Test
    void aProcessWritesEveryLineAndKeepsItsStandardOutput() throws Exception {
        Process process = start("20000");
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors()).isZero();
        StdoutTesting.assertSame(
                written,
                StdoutTesting.text(StdoutTesting.events(0, 20000, 50)) + "the program's own line"
                        + System.lineSeparator());
    }

    @Test
    void aProcessWhoseReaderGoesAwaySaysSoInOneLine() throws Exception {
        Process process = start("100000000");
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 10; i++) {
                assertThat(reader.readLine()).startsWith("{\"n\":" + i + ",");
            }
        }
        assertThat(process.waitFor()).isOne();
        assertThat(errors()).hasLineCount(1).startsWith("standard output was closed by its reader");
    }

    @Test
    void aProcessWhoseReaderTakesNothingCanStillCloseAndEnd() throws Exception {
        Process process = start("close-while-blocked");
        assertThat(process.waitFor()).isZero();
        assertThat(errors()).contains("closed before the batch was written");
    }

    private Process start(String argument) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("townlet.java.home", System.getProperty("java.home")), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StdoutProgram.class.getName(),
                        argument)
                .redirectError(errorFile())
                .start();
    }

    private File errorFile() {
        return folder.resolve("stderr").toFile();
    }

    private String errors() throws IOException {
        return Files.readString(errorFile().toPath());
    }
}
