package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.plugin.ApiVersionRange;
import io.townlet.telemetry.api.plugin.PluginDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in that can be asked for. Of one whose manifest says what it has, no class is loaded before {@link #provider()} is called. Immutable
 * and safe for use by several threads.
 *
 * @param <P> the type of its provider
 */
public final class DiscoveredPlugin<P> {

    /** Stands for a version or location that can't be told. */
    public static final String UNKNOWN = "unknown";

    private final PluginKind kind;
    private final String configuredName;
    private final PluginOrigin origin;
    private final ProviderSource<P> source;

    DiscoveredPlugin(PluginKind kind, String configuredName, PluginOrigin origin, ProviderSource<P> source) {
        this.kind = kind;
        this.configuredName = configuredName;
        this.origin = origin;
        this.source = source;
    }

    /**
     * Gives what makes transports or transforms, and loads its classes where that wasn't done yet.
     *
     * @return the provider, the same each time
     * @throws UnusablePluginException where it turns out that it can't be used; each time
     */
    public P provider() {
        try {
            return source.get();
        } catch (PluginRefusal e) {
            throw new UnusablePluginException(new RefusedPlugin(kind, configuredName, location(), e.reason()));
        }
    }

    /**
     * Gives what it is.
     *
     * @return the kind
     */
    public PluginKind kind() {
        return kind;
    }

    /**
     * Gives the name by which a configuration asks for it.
     *
     * @return for example {@code file}
     */
    public String configuredName() {
        return configuredName;
    }

    /**
     * Gives the plug-in's name by its jar's manifest.
     *
     * @return for example {@code transport-file}; without a descriptor, the name by which a configuration asks for it
     */
    public String name() {
        PluginDescriptor descriptor = origin.descriptor();
        return descriptor == null ? configuredName : descriptor.name();
    }

    /**
     * Gives the version by the manifest.
     *
     * @return the version, or {@value #UNKNOWN}
     */
    public String version() {
        PluginDescriptor descriptor = origin.descriptor();
        return descriptor == null ? UNKNOWN : descriptor.version();
    }

    /**
     * Gives the versions of the api that it says it works with.
     *
     * @return the range, or null where it says nothing
     */
    public @Nullable ApiVersionRange apiRange() {
        PluginDescriptor descriptor = origin.descriptor();
        return descriptor == null ? null : descriptor.apiRange();
    }

    /**
     * Gives the jar file or directory that it comes from.
     *
     * @return its path, or {@value #UNKNOWN}
     */
    public String location() {
        return origin.location();
    }

    /**
     * Gives name and version.
     *
     * @return for example {@code transport-file/0.1.0}
     */
    public String id() {
        return name() + "/" + version();
    }

    /** Leaves the provider out, whose own text nobody can vouch for. */
    @Override
    public String toString() {
        return id() + " in " + location();
    }
}
