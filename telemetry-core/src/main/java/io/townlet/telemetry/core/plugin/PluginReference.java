package io.townlet.telemetry.core.plugin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration writes to ask for a plug-in: a name, or a name and a version, {@code tcp@1.2}. A version that is written holds for all
 * that begin with it part by part: 1.2 for 1.2 and 1.2.7, not for 1.20.
 *
 * @param name the name
 * @param version the version or its first parts, or null where any will do
 */
public record PluginReference(String name, @Nullable String version) {

    private static final char SEPARATOR = '@';

    /**
     * Reads a reference.
     *
     * @param text for example {@code tcp} or {@code tcp@1.2}
     * @return the reference
     */
    public static PluginReference parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 0
                ? new PluginReference(text, null)
                : new PluginReference(text.substring(0, separator), text.substring(separator + 1));
    }

    /**
     * Picks what is meant.
     *
     * @param <P> the type of the providers
     * @param plugins what there is
     * @return those of the name and the version; of a version that is exactly the one that is written, only that
     */
    public <P> List<DiscoveredPlugin<P>> pick(List<DiscoveredPlugin<P>> plugins) {
        List<DiscoveredPlugin<P>> exact = plugins.stream()
                .filter(each ->
                        each.configuredName().equals(name) && each.version().equals(version))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        return plugins.stream()
                .filter(each -> each.configuredName().equals(name) && fits(each.version()))
                .toList();
    }

    private boolean fits(String other) {
        return version == null || other.startsWith(version + ".") || other.startsWith(version + "-");
    }

    /** Gives it as it is written. */
    @Override
    public String toString() {
        return version == null ? name : name + SEPARATOR + version;
    }
}
