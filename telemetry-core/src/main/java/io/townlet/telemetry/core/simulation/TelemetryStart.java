package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.SinkProvider;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import java.nio.file.Path;

/** Starts a simulation's telemetry as a configuration describes it. */
final class TelemetryStart {

    private TelemetryStart() {}

    static SimulationTelemetry fromYaml(Path file) {
        PluginCatalog catalog = PluginDiscovery.discover();
        boolean kept = false;
        try {
            PipelineConfig config = ConfigReader.of(catalog).withStubFallback().read(file);
            if (config.isStub()) {
                return SimulationTelemetry.stub(reason(config.provider()));
            }
            TelemetryPipeline pipeline = TelemetryPipeline.builder()
                    .config(config)
                    .onClosed(catalog::close)
                    .start();
            kept = true;
            return SimulationTelemetry.over(pipeline, config.simulation());
        } finally {
            if (!kept) {
                catalog.close();
            }
        }
    }

    private static String reason(SinkProvider provider) {
        return provider == SinkProvider.STUB
                ? "the configuration says 'provider: stub'"
                : "no transport could be loaded; add one, for example io.townlet.telemetry:transport-stdout";
    }
}
