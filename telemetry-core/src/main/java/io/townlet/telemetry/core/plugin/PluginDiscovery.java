package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds plug-ins through {@link java.util.ServiceLoader}, on the class path, on the module path, and in a folder. What can't be used is
 * set apart with the reason, logged as a warning, and never hides what can. Two plug-ins of one name are both refused, unless they are asked
 * for by their versions.
 *
 * <p>Of a plug-in in a folder whose manifest says what it has, no class is loaded here. Of others the constructors of providers run, and their
 * {@code name()} and {@code options()}; nothing else of theirs does. It has no state.
 */
public final class PluginDiscovery {

    private static final Logger LOG = LoggerFactory.getLogger(PluginDiscovery.class);

    private PluginDiscovery() {}

    /**
     * Finds the plug-ins of the running program: those that the thread's context class loader finds, or, where it has none, those that
     * this class's own finds.
     *
     * @return what was found
     */
    public static PluginCatalog discover() {
        return discover(defaultLoader());
    }

    /**
     * Finds the plug-ins that a class loader finds, in the class path and in modules.
     *
     * @param loader the class loader
     * @return what was found
     */
    public static PluginCatalog discover(ClassLoader loader) {
        Candidates<TransportProvider> transports = new Candidates<>(ProviderKind.TRANSPORT);
        Candidates<TransformProvider> transforms = new Candidates<>(ProviderKind.TRANSFORM);
        scan(loader, transports, transforms);
        return logged(new PluginCatalog(transports, transforms, List.of(), List.of()));
    }

    /**
     * Finds the plug-ins that a class loader finds, and those of a folder. Each sub-folder, {@code FOLDER/NAME/*.jar}, is a plug-in with a
     * class loader of its own, which shares the api, {@code org.slf4j} and {@code org.jspecify} with the host and nothing else. While a thread
     * is in a plug-in's code, that loader is its context class loader.
     *
     * @param loader the class loader
     * @param folder the folder of plug-ins
     * @return what was found; close it in the end
     * @throws IOException where the folder can't be read; the message names it
     */
    public static PluginCatalog discover(ClassLoader loader, Path folder) throws IOException {
        Candidates<TransportProvider> transports = new Candidates<>(ProviderKind.TRANSPORT);
        Candidates<TransformProvider> transforms = new Candidates<>(ProviderKind.TRANSFORM);
        scan(loader, transports, transforms);
        PluginFolder plugins = new PluginFolder(folder, PluginDiscovery.class.getClassLoader(), transports, transforms);
        plugins.read();
        return logged(new PluginCatalog(transports, transforms, plugins.refused(), plugins.plugins()));
    }

    /**
     * Gives the class loader that {@link #discover()} goes by.
     *
     * @return the thread's context class loader, or this class's own
     */
    public static ClassLoader defaultLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? PluginDiscovery.class.getClassLoader() : context;
    }

    private static void scan(
            ClassLoader loader, Candidates<TransportProvider> transports, Candidates<TransformProvider> transforms) {
        new ServiceScan<>(transports, loader).run();
        new ServiceScan<>(transforms, loader).run();
    }

    private static PluginCatalog logged(PluginCatalog catalog) {
        for (RefusedPlugin refused : catalog.refused()) {
            PluginKind kind = refused.kind();
            LOG.warn(
                    "plugin_refused kind={} name={} location={} reason=\"{}\"",
                    kind == null ? DiscoveredPlugin.UNKNOWN : kind.wireName(),
                    refused.name(),
                    refused.location(),
                    refused.reason());
        }
        return catalog;
    }
}
