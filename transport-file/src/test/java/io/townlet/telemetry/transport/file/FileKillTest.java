package io.townlet.telemetry.transport.file;

import static io.townlet.telemetry.transport.file.FileTesting.events;
import static io.townlet.telemetry.transport.file.FileTesting.read;
import static io.townlet.telemetry.transport.file.FileTesting.rotated;
import static io.townlet.telemetry.transport.file.FileTesting.send;
import static io.townlet.telemetry.transport.file.FileTesting.started;
import static io.townlet.telemetry.transport.file.FileTesting.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.Transport;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed while it writes. */
@Timeout(60)
class FileKillTest {

    private static final int LINE_BYTES =
            FileTesting.event(0, FileProgram.FILLER).length();

    @TempDir
    Path folder;

    @RepeatedTest(2)
    void afterAKillAndARestartTheFilesHoldOnlyWholeLines() throws Exception {
        Path file = folder.resolve("events.jsonl");
        int delivered = runAndKill(file, 12);

        try (Transport transport = started(file)) {
            send(transport, events(1_000_000, 1_000_002, 5));
        }

        StringBuilder all = new StringBuilder();
        for (Path rotation : rotated(file)) {
            all.append(read(rotation));
        }
        all.append(read(file));
        String last = text(events(1_000_000, 1_000_002, 5));
        assertThat(all.substring(all.length() - last.length())).isEqualTo(last);
        all.setLength(all.length() - last.length());
        int whole = (int) all.chars().filter(c -> c == '\n').count();
        assertThat(whole).isGreaterThanOrEqualTo(delivered);
        assertThat(all.toString().equals(text(events(0, whole, FileProgram.FILLER))))
                .isTrue();

        Path torn = folder.resolve("events.jsonl.torn");
        if (Files.exists(torn)) {
            String half = read(torn);
            assertThat(half.length()).isLessThanOrEqualTo(LINE_BYTES);
            assertThat(text(events(whole, whole + 1, FileProgram.FILLER))
                            .startsWith(half.substring(0, half.length() - 1)))
                    .isTrue();
        }
    }

    /** Lets the program deliver so many batches, and kills it then. */
    private static int runAndKill(Path file, int batches) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("townlet.java.home", System.getProperty("java.home")), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileProgram.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String delivered = "0";
            for (int i = 0; i < batches; i++) {
                delivered = reader.readLine();
            }
            return Integer.parseInt(delivered);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
