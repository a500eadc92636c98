package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.core.testing.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapProcessTest {

    @TempDir
    private Path folder;

    @Test
    void anEventThatDoesNotFitIntoTheHeapCostsItselfAloneAndNoLogLineShowsAPayload()
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path log = folder.resolve("log");
        String javaHome = System.getProperty("townlet.java.home", System.getProperty("java.home"));
        Process process = new ProcessBuilder(
                        Path.of(javaHome, "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapProgram.class.getName())
                .redirectOutput(output.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(Monitor.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the process ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readAllLines(output))
                .isEqualTo(List.of("delivered=[1, 2, 3]", "dropped={TRANSFORM_ERROR=2}", "held=0 intake=0"));
        assertThat(Files.readString(log))
                .contains("event_not_encoded event=boundless tick=2 error=java.lang.OutOfMemoryError")
                .contains("transform_failed transform=transform-1 event=login")
                .contains("error=java.lang.IllegalStateException")
                .doesNotContain(SmallHeapProgram.CONFIDENTIAL);
    }
}
