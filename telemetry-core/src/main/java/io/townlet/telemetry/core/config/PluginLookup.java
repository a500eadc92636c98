package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import io.townlet.telemetry.core.naming.NearestName;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginKind;
import io.townlet.telemetry.core.plugin.PluginReference;
import io.townlet.telemetry.core.plugin.RefusedPlugin;
import io.townlet.telemetry.core.plugin.UnusablePluginException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the plug-in that a configuration asks for by name, or says what to do so that it is there. */
final class PluginLookup<P> {

    private final PluginKind kind;
    private final List<DiscoveredPlugin<P>> found;
    private final List<RefusedPlugin> refused;
    private final Problems problems;

    PluginLookup(PluginKind kind, List<DiscoveredPlugin<P>> found, List<RefusedPlugin> refused, Problems problems) {
        this.kind = kind;
        this.found = found;
        this.refused = refused;
        this.problems = problems;
    }

    /** Tells whether a name alone is enough to ask for it. */
    boolean has(String name) {
        return new PluginReference(name, null).pick(found).size() == 1;
    }

    /** Gives the plug-in that is asked for, its classes loaded, or reports why there is none and gives null. */
    @Nullable
    DiscoveredPlugin<P> find(ScalarNode name, String path) {
        PluginReference reference = PluginReference.parse(name.text());
        List<DiscoveredPlugin<P>> fitting = reference.pick(found);
        if (fitting.size() == 1 && isUsable(fitting.get(0), name, path)) {
            return fitting.get(0);
        }
        if (fitting.size() > 1 && reference.version() != null) {
            String message = "'" + ShownText.of(name.source()) + "' can be any of " + inTheirJars(fitting)
                    + "; write more of the version, or keep only one of them";
            problems.add(name.place(), path, ShownText.of(name.source()), message, null);
        } else if (fitting.size() != 1) {
            report(reference, name, path);
        }
        return null;
    }

    private boolean isUsable(DiscoveredPlugin<P> plugin, ScalarNode name, String path) {
        try {
            return plugin.provider() != null;
        } catch (UnusablePluginException e) {
            refuse(name, path, List.of(e.refused()));
            return false;
        }
    }

    private void refuse(ScalarNode name, String path, List<RefusedPlugin> refusals) {
        String shown = ShownText.of(name.source());
        String reasons = refusals.stream()
                .map(each -> each.location() + ": " + each.reason())
                .collect(Collectors.joining("; in "));
        problems.add(
                name.place(),
                path,
                shown,
                "the " + kind.wireName() + " '" + shown + "' was refused; in " + reasons,
                null);
    }

    private void report(PluginReference reference, ScalarNode name, String path) {
        String shown = ShownText.of(name.source());
        List<DiscoveredPlugin<P>> otherVersions = new PluginReference(reference.name(), null).pick(found);
        if (reference.version() != null && !otherVersions.isEmpty()) {
            String message = "no " + kind.wireName() + " '" + shown + "' was found; of that name there is "
                    + inTheirJars(otherVersions);
            problems.add(name.place(), path, shown, message, null);
            return;
        }
        List<RefusedPlugin> refusals = refused.stream()
                .filter(each -> each.kind() == kind && each.name().equals(reference.name()))
                .toList();
        if (!refusals.isEmpty()) {
            refuse(name, path, refusals);
            return;
        }
        SortedSet<String> names = new TreeSet<>();
        found.forEach(each -> names.add(each.configuredName()));
        String message = "no " + kind.wireName() + " '" + shown + "' was found; "
                + (names.isEmpty() ? "none at all was found" : "found were " + String.join(", ", names));
        String known = KnownPlugins.howToAdd(kind, reference.name());
        if (known != null) {
            problems.add(name.place(), path, shown, message + "; " + known, null);
            return;
        }
        names.addAll(KnownPlugins.names(kind));
        problems.add(name.place(), path, shown, message, NearestName.of(reference.name(), List.copyOf(names)));
    }

    private static String inTheirJars(List<? extends DiscoveredPlugin<?>> plugins) {
        return plugins.stream()
                .map(each -> new PluginReference(each.configuredName(), each.version()) + " in " + each.location())
                .collect(Collectors.joining(", "));
    }
}
