package io.townlet.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.townlet.telemetry.cli.CommandProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code telemetry demo} as a process. */
@Timeout(120)
class DemoCommandTest {

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytesThroughTheStandardTransforms() throws Exception {
        Outcome first = CommandProcess.run(folder, "demo", "--ticks", "60", "--seed", "5");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains("filtered 0, dropped 0");
        assertThat(CommandProcess.run(folder, "demo", "--seed", "5", "--ticks", "60")
                        .out())
                .isEqualTo(first.out());
        assertThat(CommandProcess.run(folder, "demo", "--ticks", "60", "--seed", "6")
                        .out())
                .isNotEqualTo(first.out());

        List<JsonNode> lines = TestStream.parse(first.out().lines().toList());
        assertThat(lines).filteredOn(line -> line.has("schema_version")).hasSize(60);
        assertThat(lines).filteredOn(line -> line.has("duration_ms")).hasSize(60);
        assertThat(lines).noneMatch(line -> line.has("policy_identity"));
    }

    @Test
    void goesWhereTheConfigurationSays() throws Exception {
        Files.writeString(folder.resolve("file.yaml"), "telemetry: {transport: {type: file, file_path: town.jsonl}}\n");
        Outcome outcome = CommandProcess.run(folder, "demo", "--ticks", "3", "--config", "file.yaml");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(TestStream.parse(folder.resolve("town.jsonl"))).hasSizeGreaterThanOrEqualTo(6);
    }
}
