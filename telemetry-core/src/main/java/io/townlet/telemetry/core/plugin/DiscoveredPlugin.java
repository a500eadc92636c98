package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.plugin.ApiVersionRange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in that can be used.
 *
 * @param <P> the type of its provider
 * @param provider what makes transports or transforms
 * @param name the plug-in's name by its jar's manifest, for example {@code transport-file}; where there is no descriptor, the name by
 *     which a configuration asks for it
 * @param version the version by the manifest, or {@value #UNKNOWN}
 * @param apiRange the versions of the api that it says it works with, or null where it says nothing
 * @param location the jar file or directory that it comes from, or {@value #UNKNOWN}
 */
public record DiscoveredPlugin<P>(
        P provider, String name, String version, @Nullable ApiVersionRange apiRange, String location) {

    /** Stands for a version or location that can't be told. */
    public static final String UNKNOWN = "unknown";

    /** Checks that nothing is null but the range. */
    public DiscoveredPlugin {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(location, "location");
    }

    /**
     * Gives name and version.
     *
     * @return for example {@code transport-file/0.1.0}
     */
    public String id() {
        return name + "/" + version;
    }

    /** Leaves the provider out, whose own text nobody can vouch for. */
    @Override
    public String toString() {
        return id() + " in " + location;
    }
}
