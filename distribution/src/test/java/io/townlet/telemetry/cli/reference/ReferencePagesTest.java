package io.townlet.telemetry.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of docs/reference say what the plug-ins declare. With {@code -Dreference.write=true} this writes them. */
class ReferencePagesTest {

    private static final Path PAGES = Path.of("../docs/reference");
    private static final String HOW = "docs/reference is stale; write it anew with: mvn -pl distribution -am test"
            + " -Dtest=ReferencePagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dreference.write=true";

    @Test
    void thePagesSayWhatIsDeclared() throws IOException {
        try (PluginCatalog catalog = PluginDiscovery.discover()) {
            Map<String, String> pages = ReferencePages.of(catalog);
            assertThat(pages).containsKeys("every-transport.md", "transport-tcp.md", "transform-redact_fields.md");
            if (Boolean.getBoolean("reference.write")) {
                write(pages);
            }
            assertThat(written()).as(HOW).isEqualTo(pages);
        }
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        if (Files.isDirectory(PAGES)) {
            try (Stream<Path> files = Files.list(PAGES)) {
                for (Path file : files.toList()) {
                    written.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return written;
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(PAGES);
        for (String old : written().keySet()) {
            Files.delete(PAGES.resolve(old));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
        }
    }
}
