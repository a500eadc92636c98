package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A configuration of a test, with what it is read with. */
record ConfigText(String yaml, PluginCatalog catalog, Map<String, String> environment, List<String> overrides) {

    static final Path BASE = Path.of("/base");

    static ConfigText of(String... lines) {
        return new ConfigText(String.join("\n", lines) + "\n", TestPlugins.catalog(), Map.of(), List.of());
    }

    ConfigText with(PluginCatalog other) {
        return new ConfigText(yaml, other, environment, overrides);
    }

    ConfigText env(Map<String, String> other) {
        return new ConfigText(yaml, catalog, other, overrides);
    }

    ConfigText set(String... other) {
        return new ConfigText(yaml, catalog, environment, Arrays.asList(other));
    }

    ConfigReader reader() {
        return ConfigReader.of(catalog).withEnvironment(environment::get).withOverrides(overrides);
    }

    PipelineConfig read() {
        return reader().read(yaml, "t.yaml", BASE);
    }

    TransportConfig transport() {
        return read().transports().get(0);
    }

    List<ConfigProblem> problems() {
        return catchThrowableOfType(ConfigException.class, this::read).problems();
    }

    /** Gives what the user sees, line by line. */
    List<String> complaints() {
        return problems().stream().map(ConfigProblem::describe).toList();
    }
}
