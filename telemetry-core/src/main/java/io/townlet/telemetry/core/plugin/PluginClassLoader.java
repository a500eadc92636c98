package io.townlet.telemetry.core.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads the jars of one plug-in, apart from those of all others and of the host. Its parent is the platform loader; of the host it sees
 * what {@link #HOST_PACKAGES} lists, and nothing else. So a plug-in brings its own libraries in versions of its own.
 */
final class PluginClassLoader extends URLClassLoader {

    /** What host and plug-ins share: the api, the logging facade, and the annotations that both are marked with. */
    private static final List<String> HOST_PACKAGES =
            List.of("io.townlet.telemetry.api.", "org.slf4j.", "org.jspecify.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    PluginClassLoader(String name, List<URL> jars, ClassLoader host) {
        super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // A copy of the api in a plug-in's own jar would make its provider "not a subtype", hence the host's without
        // exception.
        for (String shared : HOST_PACKAGES) {
            if (name.startsWith(shared)) {
                return host.loadClass(name);
            }
        }
        return super.loadClass(name, resolve);
    }
}
