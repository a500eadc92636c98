package io.townlet.telemetry.benchmarks.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyLoopTest {

    @TempDir
    Path folder;

    @Test
    void whatIsCompactAlreadyIsCopiedByteForByte() throws IOException {
        Path input = folder.resolve("in.jsonl");
        Path output = folder.resolve("out.jsonl");
        Files.writeString(input, "{\"tick\":1,\"status\":\"ok\",\"duration_ms\":3.25}\n{\"a\":[1,{\"b\":null}]}\n");

        CopyLoop.main(new String[] {input.toString(), output.toString()});

        assertThat(output).hasSameTextualContentAs(input);
    }
}
