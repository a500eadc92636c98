package io.townlet.telemetry.core.plugin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Gathers the plug-ins of one kind, wherever they come from, and settles which of them can be used. Not safe for several threads. */
final class Candidates<P> {

    private final ProviderKind<P> kind;
    private final UnaryOperator<P> asUsed;
    private final SortedMap<String, List<DiscoveredPlugin<P>>> byName = new TreeMap<>();
    private final Set<RefusedPlugin> refused = new LinkedHashSet<>();

    Candidates(ProviderKind<P> kind) {
        this(kind, UnaryOperator.identity());
    }

    /** Gathers providers that are to be used in another form than they are found in. */
    Candidates(ProviderKind<P> kind, UnaryOperator<P> asUsed) {
        this.kind = kind;
        this.asUsed = asUsed;
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
        P used = asUsed.apply(provider);
        offer(known, origin, () -> used);
    }

    /** Takes what can be asked for by a name, and will be made when it is. */
    void offer(String name, PluginOrigin origin, ProviderSource<P> source) {
        add(new DiscoveredPlugin<>(kind.kind(), name, origin, source));
    }

    /** Takes all that others have gathered. */
    void addAll(Candidates<P> others) {
        others.byName.values().forEach(plugins -> plugins.forEach(this::add));
        refused.addAll(others.refused);
    }

    private void add(DiscoveredPlugin<P> plugin) {
        byName.computeIfAbsent(plugin.configuredName(), name -> new ArrayList<>())
                .add(plugin);
    }

    void refuse(String name, String location, String reason) {
        refused.add(new RefusedPlugin(kind.kind(), name, location, reason));
    }

    /** Tells whether nothing was found, usable or not. */
    boolean isEmpty() {
        return byName.isEmpty() && refused.isEmpty();
    }

    /** Gives all that weren't refused for themselves, by name; those that share one stand side by side. */
    List<DiscoveredPlugin<P>> all() {
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** Refuses all that share a name, since nobody could tell which of them is meant by it alone, and gives the others. */
    SortedMap<String, DiscoveredPlugin<P>> settle() {
        SortedMap<String, DiscoveredPlugin<P>> usable = new TreeMap<>();
        byName.forEach((name, plugins) -> {
            if (plugins.size() == 1) {
                usable.put(name, plugins.get(0));
            } else {
                plugins.forEach(each -> refuse(name, each.location(), nameTaken(each, plugins)));
            }
        });
        return usable;
    }

    private String nameTaken(DiscoveredPlugin<P> plugin, List<DiscoveredPlugin<P>> plugins) {
        List<String> others = plugins.stream()
                .filter(each -> each != plugin)
                .map(DiscoveredPlugin::location)
                .toList();
        String reference = new PluginReference(plugin.configuredName(), plugin.version()).toString();
        boolean choosable = PluginReference.parse(reference).pick(plugins).size() == 1;
        return "another " + kind.kind().wireName() + " of this name is in " + String.join(" and in ", others)
                + (choosable
                        ? "; write '" + reference + "' in the configuration for this one, or keep only one of them"
                        : "; keep only one of them");
    }

    Set<RefusedPlugin> refused() {
        return refused;
    }
}
