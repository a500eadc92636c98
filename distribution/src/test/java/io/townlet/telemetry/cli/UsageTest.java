package io.townlet.telemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.CommandProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the command says to wrong usage and wrong configurations, as a process. */
@Timeout(120)
class UsageTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeConfiguration() throws Exception {
        Files.writeString(folder.resolve("good.yaml"), "telemetry: {transport: {type: stdout}}\n");
    }

    @Test
    void everyMistakeInAConfigurationIsToldOfAtOnce() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), """
                telemetry:
                  transport:
                    type: fil
                    buffer: {max_batch_siz: 3}
                    retry: {max_attempts: 11}
                  encoding: flatt
                  transforms:
                    pipeline: [redact_field, {ensure_fields: {required: 1}}]
                """);
        for (String command : List.of("check", "run")) {
            Outcome outcome = CommandProcess.run(folder, command, "--config", "bad.yaml");
            assertRefused(outcome);
            assertThat(outcome.err().lines())
                    .hasSize(6)
                    .allMatch(line -> line.matches("telemetry: bad.yaml:\\d+:\\d+ telemetry\\..*"))
                    .anyMatch(line -> line.contains("bad.yaml:3:") && line.contains("did you mean 'file'"))
                    .anyMatch(line -> line.contains("bad.yaml:8:") && line.contains("did you mean 'redact_fields'"));
        }
    }

    @Test
    void aSchemaFileThatDoesNotParseIsFoundByACheck() throws Exception {
        Files.writeString(folder.resolve("broken.json"), "{");
        Files.writeString(
                folder.resolve("schema.yaml"),
                "telemetry: {transforms: {pipeline: [schema_validator: {schemas: {snapshot: broken.json}}]}}\n");
        Outcome outcome = CommandProcess.run(folder, "check", "--config", "schema.yaml");
        assertRefused(outcome);
        assertThat(outcome.err()).contains("schema_validator").contains("broken.json");
    }

    @Test
    void aGoodConfigurationIsToldToBeSoOnStandardError() throws Exception {
        Outcome outcome = CommandProcess.run(folder, "check", "--config", "good.yaml");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).singleElement().asString().contains("ok: good.yaml is valid");
    }

    @Test
    void anOverrideIsCheckedLikeTheRest() throws Exception {
        Outcome outcome = CommandProcess.run(
                folder, "check", "--config", "good.yaml", "--set", "telemetry.transport.worker_poll_seconds=never");
        assertRefused(outcome);
        assertThat(outcome.err()).contains("worker_poll_seconds").contains("never");
    }

    @Test
    void filesThatAreNotThereAreNamed() throws Exception {
        assertThat(refused("run", "--config", "none.yaml"))
                .contains("none.yaml")
                .contains("doesn't exist");
        assertThat(refused("run", "--config", "good.yaml", "--input", "none.jsonl"))
                .contains("the input none.jsonl doesn't exist");
        assertThat(refused("run", "--config", "good.yaml", "--input", folder.toString()))
                .contains("is a folder");
        assertThat(refused("run", "--config", "good.yaml", "--status-file", "none/status.json"))
                .contains("none/status.json")
                .contains("folder doesn't exist");
        assertThat(refused("plugins", "--plugins", "none")).contains("none");
    }

    @Test
    void wrongUsageIsToldOfInOneLine() throws Exception {
        assertThat(refused()).contains("Missing required subcommand").contains("telemetry --help");
        assertThat(refused("rum")).contains("did you mean 'run'?");
        assertThat(refused("run")).contains("--config").contains("telemetry run --help");
        assertThat(refused("run", "--config", "good.yaml", "--fast")).contains("--fast");
        assertThat(refused("demo", "--ticks", "many")).contains("--ticks");
        assertThat(refused("demo", "--ticks", "-1")).contains("--ticks is -1");
    }

    @Test
    void helpGoesToStandardOutput() throws Exception {
        Outcome help = CommandProcess.run(folder, "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("run", "demo", "check", "plugins", "Exit status:");
        assertThat(help.err()).isEmpty();
        Outcome version = CommandProcess.run(folder, "run", "--version");
        assertThat(version.status()).isZero();
        assertThat(version.out()).startsWith("telemetry ");
    }

    private String refused(String... args) throws Exception {
        Outcome outcome = CommandProcess.run(folder, "{}\n".getBytes(UTF_8), args);
        assertRefused(outcome);
        assertThat(outcome.err().lines()).hasSize(1);
        return outcome.err();
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isNotBlank().doesNotContain("\tat ", "Exception");
    }
}
