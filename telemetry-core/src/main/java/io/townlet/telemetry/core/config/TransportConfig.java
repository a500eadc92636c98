package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.util.Objects;

/**
 * The settings of one transport. Immutable; its text shows no secret.
 *
 * @param id unique in the pipeline; the type where none is configured
 * @param plugin what makes the transport
 * @param options the plug-in's own options
 * @param delivery what every transport has: buffering, retry, backpressure
 */
public record TransportConfig(
        String id, DiscoveredPlugin<TransportProvider> plugin, Options options, DeliverySettings delivery) {

    /** Checks that nothing is null. */
    public TransportConfig {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(delivery, "delivery");
    }
}
