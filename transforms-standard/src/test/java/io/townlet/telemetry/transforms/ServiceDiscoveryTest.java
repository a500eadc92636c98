package io.townlet.telemetry.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.TransformProvider;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServiceDiscoveryTest {

    private static List<TransformProvider> found() {
        List<TransformProvider> found = new ArrayList<>();
        ServiceLoader.load(TransformProvider.class).forEach(found::add);
        return found;
    }

    @Test
    void allFourAreFoundByName() {
        assertThat(found())
                .extracting(TransformProvider::name)
                .containsExactlyInAnyOrder("snapshot_normalizer", "redact_fields", "ensure_fields", "schema_validator");
    }

    @Test
    void theModuleProvidesTheSameAsTheClassPath() throws Exception {
        // Tests run on the class path, where the descriptor is a file like any other.
        Path classes = Path.of(found().get(0)
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (InputStream file = Files.newInputStream(classes.resolve("module-info.class"))) {
            assertThat(ModuleDescriptor.read(file).provides())
                    .singleElement()
                    .satisfies(provides -> assertThat(provides.providers())
                            .containsExactlyInAnyOrderElementsOf(found().stream()
                                    .map(provider -> provider.getClass().getName())
                                    .toList()));
        }
    }

    @Test
    void everyOptionSaysWhatItDoes() {
        assertThat(found())
                .flatExtracting(TransformProvider::options)
                .isNotEmpty()
                .allSatisfy(option -> assertThat(option.description()).endsWith("."));
    }

    @Test
    void theDefaultsAreValid() {
        for (TransformProvider provider : found()) {
            Map<String, ?> raw =
                    provider.name().equals("redact_fields") ? Map.of("fields", List.of("policy_identity")) : Map.of();
            assertThat(provider.check(Options.of(provider.options(), raw)))
                    .as(provider.name())
                    .isEmpty();
        }
    }
}
