package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.plugin.PluginDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the plug-ins of one kind, wherever they come from, and settles which of them can be used. Not safe for several threads. */
final class Candidates<P> {

    private final ProviderKind<P> kind;
    private final SortedMap<String, List<DiscoveredPlugin<P>>> byName = new TreeMap<>();
    private final Set<RefusedPlugin> refused = new LinkedHashSet<>();

    Candidates(ProviderKind<P> kind) {
        this.kind = kind;
    }

    ProviderKind<P> kind() {
        return kind;
    }

    /** Takes a provider, or refuses it for what it says of itself. */
    void offer(P provider, PluginOrigin origin) {
        String known = provider.getClass().getName();
        try {
            if (origin.fault() != null) {
                throw new PluginRefusal(origin.fault());
            }
            known = ProviderCheck.name(kind, provider);
            ProviderCheck.options(kind, provider);
        } catch (PluginRefusal e) {
            refuse(known, origin.location(), e.reason());
            return;
        }
        byName.computeIfAbsent(known, name -> new ArrayList<>()).add(plugin(provider, known, origin));
    }

    private static <P> DiscoveredPlugin<P> plugin(P provider, String name, PluginOrigin origin) {
        PluginDescriptor descriptor = origin.descriptor();
        return descriptor == null
                ? new DiscoveredPlugin<>(provider, name, DiscoveredPlugin.UNKNOWN, null, origin.location())
                : new DiscoveredPlugin<>(
                        provider, descriptor.name(), descriptor.version(), descriptor.apiRange(), origin.location());
    }

    void refuse(String name, String location, String reason) {
        refused.add(new RefusedPlugin(kind.kind(), name, location, reason));
    }

    /** Counts what was found, usable or not. */
    int count() {
        return byName.values().stream().mapToInt(List::size).sum() + refused.size();
    }

    /** Refuses all that share a name, since nobody could tell which of them a configuration means, and gives the others. */
    SortedMap<String, DiscoveredPlugin<P>> settle() {
        SortedMap<String, DiscoveredPlugin<P>> usable = new TreeMap<>();
        byName.forEach((name, plugins) -> {
            if (plugins.size() == 1) {
                usable.put(name, plugins.get(0));
            } else {
                refuseAll(name, plugins.stream().map(DiscoveredPlugin::location).toList());
            }
        });
        return usable;
    }

    private void refuseAll(String name, List<String> locations) {
        for (int i = 0; i < locations.size(); i++) {
            List<String> others = new ArrayList<>(locations);
            String location = others.remove(i);
            refuse(
                    name,
                    location,
                    "another " + kind.kind().wireName() + " of this name is in " + String.join(" and in ", others)
                            + "; keep only one of them");
        }
    }

    Set<RefusedPlugin> refused() {
        return refused;
    }
}
