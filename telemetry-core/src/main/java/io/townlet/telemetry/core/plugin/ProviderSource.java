package io.townlet.telemetry.core.plugin;

/**
 * Where a provider comes from: it is there, or it is made when it is first asked for.
 *
 * @param <P> the type of the provider
 */
interface ProviderSource<P> {

    /** Gives the provider, the same each time; or refuses it, each time. Safe for use by several threads. */
    P get() throws PluginRefusal;
}
