package io.townlet.telemetry.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One sub-folder of a plug-ins folder. Its class loader is made when something of it is first asked for, and nothing of it is loaded before.
 * Safe for use by several threads.
 */
final class IsolatedPlugin implements AutoCloseable {

    private final String name;
    private final List<URL> jars;
    private final ClassLoader host;
    private final Map<PluginKind, Candidates<?>> loaded = new EnumMap<>(PluginKind.class);
    private @Nullable PluginClassLoader loader;
    private boolean closed;

    IsolatedPlugin(String name, List<URL> jars, ClassLoader host) {
        this.name = name;
        this.jars = jars;
        this.host = host;
    }

    String name() {
        return name;
    }

    /** Loads all providers of a kind. */
    synchronized <P> Candidates<P> load(ProviderKind<P> kind) throws PluginRefusal {
        @SuppressWarnings("unchecked") // what is kept under a kind is of that kind
        Candidates<P> before = (Candidates<P>) loaded.get(kind.kind());
        if (before != null) {
            return before;
        }
        if (closed) {
            throw new PluginRefusal("its jars are closed already; use it before the catalog of plug-ins is closed");
        }
        if (loader == null) {
            loader = new PluginClassLoader(name, jars, host);
        }
        PluginClassLoader own = loader;
        ContextLoader context = new ContextLoader(own);
        Candidates<P> found = new Candidates<>(kind, provider -> kind.isolated().apply(provider, context));
        context.<RuntimeException>run(() -> new ServiceScan<>(found, own).run());
        loaded.put(kind.kind(), found);
        return found;
    }

    /** Gives the provider that the manifest promises. */
    <P> P provider(ProviderKind<P> kind, String wanted) throws PluginRefusal {
        Candidates<P> found = load(kind);
        List<DiscoveredPlugin<P>> fitting = new PluginReference(wanted, null).pick(found.all());
        if (fitting.size() == 1) {
            return fitting.get(0).provider();
        }
        if (!fitting.isEmpty()) {
            throw new PluginRefusal("its jars have " + fitting.size() + " providers of that name; keep one");
        }
        if (found.refused().size() == 1) {
            throw new PluginRefusal(found.refused().iterator().next().reason());
        }
        if (!found.refused().isEmpty()) {
            throw new PluginRefusal(found.refused().stream()
                    .map(each -> each.name() + " " + each.reason())
                    .collect(Collectors.joining("; ")));
        }
        throw new PluginRefusal("its manifest names it, but its name() is "
                + found.all().stream()
                        .map(each -> "'" + each.configuredName() + "'")
                        .collect(Collectors.joining(", "))
                + "; make the two the same");
    }

    /** Gives its class loader, or null where nothing of it was ever loaded. */
    synchronized @Nullable PluginClassLoader loader() {
        return loader;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (loader != null) {
            loader.close();
        }
    }
}
