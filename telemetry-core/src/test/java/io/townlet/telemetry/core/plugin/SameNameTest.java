package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.townlet.telemetry.core.config.ConfigException;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.TransportConfig;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two plug-ins of one name, one of the host and two of the folder, of three versions. */
class SameNameTest {

    @TempDir
    Path folder;

    private Path old;
    private Path middle;
    private Path recent;

    @BeforeEach
    void writePlugins() {
        old = plugin("1.2.0").writeTo(folder.resolve("host/old.jar"));
        middle = plugin("1.3.1").writeTo(folder.resolve("plugins/middle/middle.jar"));
        recent = plugin("1.3.10")
                .naming("same")
                .descriptor("transport-same", "1.3.10", "[1.0,2)")
                .writeTo(folder.resolve("plugins/recent/recent.jar"));
    }

    private static PluginJar plugin(String version) {
        return PluginJar.good("Same", "same").descriptor("transport-same", version, "[1.0,2)");
    }

    private interface Use {
        void of(PluginCatalog catalog);
    }

    private void withCatalog(Use use) throws IOException {
        try (URLClassLoader host = new URLClassLoader(
                        new URL[] {old.toUri().toURL()}, getClass().getClassLoader());
                PluginCatalog catalog = PluginDiscovery.discover(host, folder.resolve("plugins"))) {
            use.of(catalog);
        }
    }

    private static TransportConfig read(PluginCatalog catalog, String type) {
        String yaml = "telemetry: {transport: {type: '" + type + "'}, transforms: {pipeline: []}}";
        return ConfigReader.of(catalog)
                .read(yaml, "t.yaml", Path.of(""))
                .transports()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"same@1.2, 1.2.0", "same@1.2.0, 1.2.0", "same@1.3.1, 1.3.1", "same@1.3.10, 1.3.10"})
    void aVersionPicksOne(String type, String version) throws IOException {
        withCatalog(catalog -> {
            TransportConfig transport = read(catalog, type);

            assertThat(transport.plugin().version()).isEqualTo(version);
            assertThat(transport.plugin().provider().name()).isEqualTo("same");
            assertThat(transport.id()).isEqualTo("same");
        });
    }

    @Test
    void theNameAloneIsRefusedWithAllJarsAndHowToChoose() throws IOException {
        withCatalog(catalog -> {
            assertThat(catalog.transports()).isEmpty();
            assertThat(catalog.allTransports()).hasSize(3);
            assertThat(catalog.refused())
                    .extracting(RefusedPlugin::toString)
                    .contains(
                            "transport same in " + middle + ": another transport of this name is in " + old + " and in "
                                    + recent
                                    + "; write 'same@1.3.1' in the configuration for this one, or keep only one of them");
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> read(catalog, "same"))
                    .withMessageContaining("the transport 'same' was refused; in ")
                    .withMessageContaining("'same@1.2.0'")
                    .withMessageContaining("'same@1.3.10'");
        });
    }

    @Test
    void aVersionThatFitsTwoOrNoneIsRefusedWithWhatThereIs() throws IOException {
        withCatalog(catalog -> {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> read(catalog, "same@1.3"))
                    .withMessageContaining("'same@1.3' can be any of same@1.3.1 in " + middle + ", same@1.3.10 in "
                            + recent + "; write more of the version");
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> read(catalog, "same@2"))
                    .withMessageContaining(
                            "no transport 'same@2' was found; of that name there is same@1.2.0 in " + old);
        });
    }
}
