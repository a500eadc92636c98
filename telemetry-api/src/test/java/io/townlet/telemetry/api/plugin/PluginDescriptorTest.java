package io.townlet.telemetry.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginDescriptorTest {

    private static Attributes attributes(Map<String, String> values) {
        Attributes attributes = new Attributes();
        values.forEach(attributes::putValue);
        return attributes;
    }

    @Test
    void itIsReadFromAManifest() throws IOException {
        String text = """
                Manifest-Version: 1.0
                Townlet-Plugin-Name: transport-file
                Townlet-Plugin-Version: 0.1.0
                Townlet-Plugin-Api: [1.0,2)
                Townlet-Plugin-Transports: file , file-2

                """;
        Manifest manifest = new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        PluginDescriptor descriptor = PluginDescriptor.read(manifest.getMainAttributes());
        assertThat(descriptor)
                .isEqualTo(new PluginDescriptor(
                        "transport-file",
                        "0.1.0",
                        ApiVersionRange.parse("[1.0,2)"),
                        List.of("file", "file-2"),
                        List.of()));
        assertThat(descriptor.id()).isEqualTo("transport-file/0.1.0");
    }

    @Test
    void aManifestWithoutAnyAttributeIsNoDescriptor() {
        assertThat(PluginDescriptor.read(attributes(Map.of("Manifest-Version", "1.0"))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {PluginDescriptor.NAME, PluginDescriptor.VERSION, PluginDescriptor.API})
    void anAttributeThatIsMissingOrBlankIsNamed(String missing) {
        Map<String, String> all = Map.of(
                PluginDescriptor.NAME, "n",
                PluginDescriptor.VERSION, "v",
                PluginDescriptor.API, "[1,2)");
        Attributes without = attributes(all);
        without.remove(new Attributes.Name(missing));
        Attributes blank = attributes(all);
        blank.putValue(missing, "  ");
        for (Attributes each : new Attributes[] {without, blank}) {
            assertThatThrownBy(() -> PluginDescriptor.read(each))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(missing);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "[2,1)", "[1..0,2)"})
    void aMalformedRangeIsShownWithItsAttribute(String range) {
        Attributes attributes = attributes(Map.of(
                PluginDescriptor.NAME, "n",
                PluginDescriptor.VERSION, "v",
                PluginDescriptor.API, range));
        assertThatThrownBy(() -> PluginDescriptor.read(attributes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the manifest's attribute Townlet-Plugin-Api: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,", "a b", "A", "a,a"})
    void aMalformedListOfNamesIsShownWithItsAttribute(String names) {
        Attributes attributes = attributes(Map.of(
                PluginDescriptor.NAME, "n",
                PluginDescriptor.VERSION, "v",
                PluginDescriptor.API, "[1,2)",
                PluginDescriptor.TRANSFORMS, names));
        assertThatThrownBy(() -> PluginDescriptor.read(attributes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the manifest's attribute Townlet-Plugin-Transforms: '");
    }

    @Test
    void valuesAreStripped() {
        Attributes attributes = attributes(Map.of(
                PluginDescriptor.NAME, " n ",
                PluginDescriptor.VERSION, " 1-SNAPSHOT+x ",
                PluginDescriptor.API, " [1,2) "));
        assertThat(PluginDescriptor.read(attributes).id()).isEqualTo("n/1-SNAPSHOT+x");
    }
}
