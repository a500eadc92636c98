package io.townlet.telemetry.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are allowed, and larger than the JVM's memory. */
class LargeLineIT {

    private static final int TEXT_BYTES = 15 << 20;

    @TempDir
    Path folder;

    @Test
    void aLineTooLargeForTheMemoryIsALossThatCostsNoOtherLine() throws Exception {
        Path input = writeInput();
        Path config = Files.writeString(
                folder.resolve("t.yaml"),
                "telemetry: {transport: {type: stdout}, transforms: {pipeline: []}, intake: {max_bytes: 33554432}}");

        PackagedTree.Outcome outcome = PackagedTree.run(
                folder,
                List.of(
                        PackagedTree.LAUNCHER.toString(),
                        "run",
                        "--config",
                        config.toString(),
                        "--input",
                        input.toString()),
                Map.of("JAVA_OPTS", "-Xmx64m"));

        assertThat(outcome.out().lines()).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(outcome.err())
                .contains("line 2 was too large for the memory", "give the JVM more, with JAVA_OPTS=-Xmx1g")
                .doesNotContain("\tat ");
        assertThat(outcome.status()).isEqualTo(1);
    }

    private Path writeInput() throws IOException {
        Path input = folder.resolve("in.jsonl");
        try (Writer out = Files.newBufferedWriter(input)) {
            out.write("{\"a\":1}\n{\"text\":\"");
            out.write("x".repeat(TEXT_BYTES));
            out.write("\"}\n{\"a\":2}\n");
        }
        return input;
    }
}
