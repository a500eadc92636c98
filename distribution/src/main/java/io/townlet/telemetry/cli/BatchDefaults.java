package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.util.List;

/** What holds where a configuration says nothing: a file can wait, unlike a live program, so nothing is dropped for haste. */
final class BatchDefaults {

    private BatchDefaults() {}

    static ConfigReader reader(PluginCatalog catalog, List<String> overrides) {
        return ConfigReader.of(catalog)
                .withOverrides(overrides)
                .withDefaults(settings())
                .withStubFallback();
    }

    static DeliverySettings settings() {
        DeliverySettings live = DeliverySettings.defaults();
        return live.withRetry(new DeliverySettings.Retry(
                        OptionType.UNLIMITED_COUNT, live.retry().backoff()))
                .withWorker(new DeliverySettings.Worker(
                        Backpressure.BLOCK,
                        OptionType.UNLIMITED_TIME,
                        live.worker().restartLimit()));
    }
}
