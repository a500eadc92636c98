package io.townlet.telemetry.core.plugin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in, or a jar, that was found and can't be used.
 *
 * @param kind what it would have been, or null where that can't be told, for example of a jar that can't be opened
 * @param name its name where that is known, else the name of its class, file or folder
 * @param location the jar file or directory that it comes from, or {@value DiscoveredPlugin#UNKNOWN}
 * @param reason why, and what to do: one plain line that goes after the name
 */
public record RefusedPlugin(@Nullable PluginKind kind, String name, String location, String reason) {

    /** Checks that nothing is null but the kind. */
    public RefusedPlugin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(reason, "reason");
    }

    /** Gives all of it as one line. */
    @Override
    public String toString() {
        return (kind == null ? "plug-in" : kind.wireName()) + " " + name + " in " + location + ": " + reason;
    }
}
