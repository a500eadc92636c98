package io.townlet.telemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.townlet.telemetry.cli.CommandProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        assertThat(lines).filteredOn(line -> line.has("failure_count")).hasSize(60);
        assertThat(lines)
                .filteredOn(line -> line.has("transports"))
                .hasSize(60)
                .allSatisfy(health -> assertThat(health.get("status").asText()).isEqualTo("up"));
        assertThat(lines).filteredOn(line -> line.has("command")).hasSize(2);
        assertThat(lines).noneMatch(line -> line.has("policy_identity"));
    }

    @Test
    void aConsoleLetsTicksPassAndAnswersOnStandardError() throws Exception {
        Outcome outcome = CommandProcess.run(folder, """
                step 3
                town_status
                step many
                flush
                login guess
                transport_statu

                quit
                step 50
                """.getBytes(UTF_8), "demo", "--console", "--verbose");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("passed: 3\ntick: 3\n")
                .contains("town 3> agents: 6\n")
                .contains("error: the argument 'ticks' must be a whole number from 1 to 1000000; usage: step [ticks]")
                .contains("error: 'flush' is for admins; there is no admin token here")
                .contains("error: 'login' can't be done: that is not the admin token of this console")
                .contains("did you mean 'transport_status'?")
                .contains("tick_health tick=3 duration_ms=")
                .doesNotContain("guess", "town 53>");
        List<JsonNode> lines = TestStream.parse(outcome.out().lines().toList());
        assertThat(lines).filteredOn(line -> line.has("schema_version")).hasSize(3);
        assertThat(lines)
                .filteredOn(line -> line.has("command"))
                .extracting(line ->
                        line.get("command").asText() + " " + line.get("status").asText())
                .containsExactly(
                        "step ok",
                        "town_status ok",
                        "step error",
                        "flush error",
                        "login error",
                        "transport_statu error",
                        "quit ok");
    }

    @Test
    void aConsoleEndsWithItsInputAndKnowsItsAdminByTheToken() throws Exception {
        Outcome outcome = CommandProcess.run(
                folder,
                "login 'open sesame'\nflush\nrun\n".getBytes(UTF_8),
                Map.of("TELEMETRY_CONSOLE_TOKEN", "open sesame"),
                "demo",
                "--console",
                "--ticks",
                "4");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("role: admin", "complete: true", "passed: 4", "town 4> \n");
        assertThat(outcome.err() + outcome.out()).doesNotContain("sesame");
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
