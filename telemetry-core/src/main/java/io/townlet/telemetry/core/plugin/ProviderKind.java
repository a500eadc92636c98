package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How to find the providers of one kind, and what to ask them: the two interfaces have no parent in common.
 *
 * @param <P> the interface
 * @param kind the kind
 * @param service the interface that the service loader looks for
 * @param name asks a provider for its name
 * @param options asks a provider for its options
 * @param isolated gives a provider whose calls have a class loader as the thread's
 */
record ProviderKind<P>(
        PluginKind kind,
        Class<P> service,
        Function<P, String> name,
        Function<P, List<Option<?>>> options,
        BiFunction<P, ContextLoader, P> isolated) {

    static final ProviderKind<TransportProvider> TRANSPORT = new ProviderKind<>(
            PluginKind.TRANSPORT,
            TransportProvider.class,
            TransportProvider::name,
            TransportProvider::options,
            IsolatedTransportProvider::new);

    static final ProviderKind<TransformProvider> TRANSFORM = new ProviderKind<>(
            PluginKind.TRANSFORM,
            TransformProvider.class,
            TransformProvider::name,
            TransformProvider::options,
            IsolatedTransformProvider::new);

    /** Gives the path, within a jar, of the file that names the providers. */
    String serviceFile() {
        return "META-INF/services/" + service.getName();
    }
}
