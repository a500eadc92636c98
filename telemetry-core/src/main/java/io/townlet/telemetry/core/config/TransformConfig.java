package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import java.util.Objects;

/**
 * The settings of one transform. Immutable; its text shows no secret.
 *
 * @param plugin what makes the transform
 * @param options the plug-in's options
 */
public record TransformConfig(DiscoveredPlugin<TransformProvider> plugin, Options options) {

    /** Checks that nothing is null. */
    public TransformConfig {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(options, "options");
    }
}
