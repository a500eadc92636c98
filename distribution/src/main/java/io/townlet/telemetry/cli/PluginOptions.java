package io.townlet.telemetry.cli;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where plug-ins are looked for, beside the class path. */
final class PluginOptions {

    /** The folder of the distribution, by the launcher. */
    private static final String HOME = "telemetry.home";

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "A folder with one sub-folder of jars for each plug-in, instead of the distribution's own.")
    private @Nullable Path folder;

    PluginOptions() {}

    PluginCatalog discover() throws UsageException {
        Path from = folder();
        if (from == null) {
            return PluginDiscovery.discover();
        }
        try {
            return PluginDiscovery.discover(PluginDiscovery.defaultLoader(), from);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Gives the folder that was named, else the distribution's, where it has one. */
    private @Nullable Path folder() {
        String home = System.getProperty(HOME);
        if (folder != null || home == null) {
            return folder;
        }
        Path own = Path.of(home, "plugins");
        return Files.isDirectory(own) ? own : null;
    }
}
