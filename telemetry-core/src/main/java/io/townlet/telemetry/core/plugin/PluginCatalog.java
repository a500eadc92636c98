package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-ins that there are, by the names with which a configuration asks for them, and those that were refused. Immutable and safe
 * for use by several threads.
 */
public final class PluginCatalog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginCatalog.class);
    private static final Comparator<RefusedPlugin> ORDER =
            Comparator.comparing(RefusedPlugin::location).thenComparing(RefusedPlugin::name);

    private final SortedMap<String, DiscoveredPlugin<TransportProvider>> transports;
    private final SortedMap<String, DiscoveredPlugin<TransformProvider>> transforms;
    private final List<DiscoveredPlugin<TransportProvider>> allTransports;
    private final List<DiscoveredPlugin<TransformProvider>> allTransforms;
    private final List<RefusedPlugin> refused;
    private final List<IsolatedPlugin> isolated;

    PluginCatalog(
            Candidates<TransportProvider> transports,
            Candidates<TransformProvider> transforms,
            List<RefusedPlugin> refusedElsewhere,
            List<IsolatedPlugin> isolated) {
        this.allTransports = transports.all();
        this.allTransforms = transforms.all();
        this.transports = Collections.unmodifiableSortedMap(transports.settle());
        this.transforms = Collections.unmodifiableSortedMap(transforms.settle());
        List<RefusedPlugin> all = new ArrayList<>(refusedElsewhere);
        all.addAll(transports.refused());
        all.addAll(transforms.refused());
        all.sort(ORDER);
        this.refused = List.copyOf(all);
        this.isolated = List.copyOf(isolated);
    }

    /**
     * Makes a catalog of given providers, for a program that looks for none. Version and location are read from the jars that they
     * come from, as discovery does.
     *
     * @param transports the transports
     * @param transforms the transforms
     * @return a catalog of just these, which need not be closed
     * @throws IllegalArgumentException where one can't be used, for example since its name is taken; the message names all of them,
     *     and why
     */
    public static PluginCatalog of(List<TransportProvider> transports, List<TransformProvider> transforms) {
        Candidates<TransportProvider> transportCandidates = new Candidates<>(ProviderKind.TRANSPORT);
        Candidates<TransformProvider> transformCandidates = new Candidates<>(ProviderKind.TRANSFORM);
        transports.forEach(each -> transportCandidates.offer(each, PluginOrigin.of(each.getClass())));
        transforms.forEach(each -> transformCandidates.offer(each, PluginOrigin.of(each.getClass())));
        PluginCatalog catalog = new PluginCatalog(transportCandidates, transformCandidates, List.of(), List.of());
        if (!catalog.refused.isEmpty()) {
            throw new IllegalArgumentException(
                    catalog.refused.stream().map(RefusedPlugin::toString).collect(Collectors.joining("; ")));
        }
        return catalog;
    }

    /**
     * Gives the transports that a name alone asks for: those that share their name with no other.
     *
     * @return an immutable map by type, sorted
     */
    public SortedMap<String, DiscoveredPlugin<TransportProvider>> transports() {
        return transports;
    }

    /**
     * Gives the transforms that a name alone asks for: those that share their name with no other.
     *
     * @return an immutable map by name, sorted
     */
    public SortedMap<String, DiscoveredPlugin<TransformProvider>> transforms() {
        return transforms;
    }

    /**
     * Gives all transports that can be asked for, by name or by name and version.
     *
     * @return an immutable list, sorted by name
     */
    public List<DiscoveredPlugin<TransportProvider>> allTransports() {
        return allTransports;
    }

    /**
     * Gives all transforms that can be asked for, by name or by name and version.
     *
     * @return an immutable list, sorted by name
     */
    public List<DiscoveredPlugin<TransformProvider>> allTransforms() {
        return allTransforms;
    }

    /**
     * Tells which threads plug-ins of a folder have left running. Ask once all that was made by them is closed. Idle threads of a pool that
     * end by themselves after a time are left out.
     *
     * @return the threads that are alive now, sorted; immutable
     */
    public List<LeftThread> leftThreads() {
        return LeftThread.of(isolated);
    }

    /**
     * Gives what was found and can't be used, or can't by its name alone.
     *
     * @return an immutable list, sorted by location and name
     */
    public List<RefusedPlugin> refused() {
        return refused;
    }

    /**
     * Closes the jars of a plug-ins folder. Call it once nothing made by these plug-ins is in use; a class that they haven't loaded by
     * then is never found. Does nothing for plug-ins of the class path. Calling it again does nothing.
     */
    @Override
    public void close() {
        for (IsolatedPlugin plugin : isolated) {
            try {
                plugin.close();
            } catch (IOException e) {
                LOG.warn("plugin_close_failed name={} error={}", plugin.name(), RefusalReason.oneLine(e));
            }
        }
    }
}
