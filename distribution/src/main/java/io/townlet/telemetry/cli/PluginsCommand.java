package io.townlet.telemetry.cli;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code telemetry plugins}: what plug-ins there are, and which were refused and why. */
@Command(
        name = "plugins",
        description = {
            "Lists the plug-ins that can be used, and those that were found and refused, with the reason.",
            ""
        })
final class PluginsCommand implements Callable<Integer> {

    /** What was refused is listed, so that the library need not warn of it as well. */
    private static final String DISCOVERY_LOG_LEVEL = "org.slf4j.simpleLogger.log.io.townlet.telemetry.core.plugin";

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Gives the list as JSON.")
    private boolean json;

    @Option(
            names = "--describe",
            paramLabel = "NAME",
            description = "Shows the options of the plug-ins of this name, which may have a version, NAME@VERSION.")
    private @Nullable String described;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PluginsCommand() {}

    @Override
    public Integer call() throws UsageException {
        System.setProperty(DISCOVERY_LOG_LEVEL, "off");
        PrintWriter out = spec.commandLine().getOut();
        try (PluginCatalog catalog = plugins.discover()) {
            out.print(described == null ? list(catalog) : describe(catalog, described));
        }
        return out.checkError() ? 1 : 0;
    }

    private String list(PluginCatalog catalog) {
        PluginListing listing = PluginListing.of(catalog);
        return json ? listing.asJson() : listing.asText();
    }

    private String describe(PluginCatalog catalog, String name) throws UsageException {
        List<PluginDescription> found = PluginDescription.find(catalog, name);
        return json ? PluginDescription.asJson(found) : PluginDescription.asText(found);
    }
}
