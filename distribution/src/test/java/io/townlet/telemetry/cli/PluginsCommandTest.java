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

/** {@code telemetry plugins} as a process. */
@Timeout(120)
class PluginsCommandTest {

    @TempDir
    Path folder;

    @Test
    void listsWhatThereIsInColumns() throws Exception {
        Outcome outcome = CommandProcess.run(folder, "plugins");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines.get(0)).matches("KIND +NAME +VERSION +API +JAR");
        assertThat(lines).anyMatch(line -> line.matches("transport +file +.*transport-file.*"));
        assertThat(lines).anyMatch(line -> line.matches("transform +redact_fields +.*transforms-standard.*"));
    }

    @Test
    void saysWhatWasRefusedAndWhy() throws Exception {
        Path plugin = Files.createDirectories(folder.resolve("plugins/odd"));
        Files.writeString(plugin.resolve("odd.jar"), "no jar at all");
        Outcome text = CommandProcess.run(folder, "plugins", "--plugins", "plugins");
        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out().lines().filter(line -> line.startsWith("refused: ")))
                .isNotEmpty()
                .allMatch(line -> line.contains("odd"));
        assertThat(text.err()).isEmpty();

        Outcome json = CommandProcess.run(folder, "plugins", "--json", "--plugins", "plugins");
        JsonNode listing = TestStream.parse(List.of(json.out())).get(0);
        assertThat(listing.path("plugins").findValuesAsText("name"))
                .contains(
                        "file", "stdout", "ensure_fields", "redact_fields", "schema_validator", "snapshot_normalizer");
        assertThat(listing.path("plugins").path(0).fieldNames())
                .toIterable()
                .containsExactly("kind", "name", "version", "api", "jar");
        assertThat(listing.path("refused").path(0).path("reason").asText()).isNotBlank();
    }
}
