package io.townlet.telemetry.cli;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where plug-ins are looked for, beside the class path. */
final class PluginOptions {

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "A folder with one sub-folder of jars for each further plug-in.")
    private @Nullable Path folder;

    PluginOptions() {}

    PluginCatalog discover() throws UsageException {
        Path given = folder;
        if (given == null) {
            return PluginDiscovery.discover();
        }
        try {
            return PluginDiscovery.discover(PluginDiscovery.defaultLoader(), given);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
