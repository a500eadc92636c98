package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import io.townlet.telemetry.core.naming.NearestName;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginKind;
import io.townlet.telemetry.core.plugin.RefusedPlugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the plug-in that a configuration asks for by name, or says what to do so that it is there. */
final class PluginLookup<P> {

    private static final String GROUP = "io.townlet.telemetry:";

    /** Which jar of ours has what. Others are found without standing here; only the hint is missing then. */
    private static final Map<PluginKind, Map<String, String>> KNOWN = known();

    private final PluginKind kind;
    private final SortedMap<String, DiscoveredPlugin<P>> found;
    private final List<RefusedPlugin> refused;
    private final Problems problems;

    PluginLookup(
            PluginKind kind,
            SortedMap<String, DiscoveredPlugin<P>> found,
            List<RefusedPlugin> refused,
            Problems problems) {
        this.kind = kind;
        this.found = found;
        this.refused = refused;
        this.problems = problems;
    }

    private static Map<PluginKind, Map<String, String>> known() {
        Map<String, String> transports = new LinkedHashMap<>();
        Stream.of("stdout", "file", "tcp", "http", "websocket", "prometheus")
                .forEach(type -> transports.put(type, GROUP + "transport-" + type));
        Map<String, String> transforms = new LinkedHashMap<>();
        Stream.of("snapshot_normalizer", "redact_fields", "ensure_fields", "schema_validator")
                .forEach(name -> transforms.put(name, GROUP + "transforms-standard"));
        return Map.of(PluginKind.TRANSPORT, transports, PluginKind.TRANSFORM, transforms);
    }

    boolean has(String name) {
        return found.containsKey(name);
    }

    /** Gives the plug-in of a name, or reports that there is none and gives null. */
    @Nullable
    DiscoveredPlugin<P> find(ScalarNode name, String path) {
        DiscoveredPlugin<P> plugin = found.get(name.text());
        if (plugin == null) {
            report(name, path);
        }
        return plugin;
    }

    private void report(ScalarNode name, String path) {
        String shown = ShownText.of(name.source());
        List<String> refusals = refused.stream()
                .filter(each -> each.kind() == kind && each.name().equals(name.text()))
                .map(each -> each.location() + ": " + each.reason())
                .toList();
        if (!refusals.isEmpty()) {
            String message =
                    "the " + kind.wireName() + " '" + shown + "' was refused; in " + String.join("; in ", refusals);
            problems.add(name.place(), path, shown, message, null);
            return;
        }
        String names = found.isEmpty() ? "none at all was found" : "found were " + String.join(", ", found.keySet());
        String message = "no " + kind.wireName() + " '" + shown + "' was found; " + names;
        Map<String, String> known = KNOWN.getOrDefault(kind, Map.of());
        String coordinates = known.get(name.text());
        if (coordinates != null) {
            problems.add(name.place(), path, shown, message + "; add " + coordinates, null);
            return;
        }
        List<String> candidates = new ArrayList<>(found.keySet());
        candidates.addAll(known.keySet());
        problems.add(name.place(), path, shown, message, NearestName.of(shown, candidates));
    }
}
