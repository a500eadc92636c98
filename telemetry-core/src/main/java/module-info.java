/** The pipeline itself: intake, transforms, buffers, workers, status, configuration and plug-in discovery. */
module io.townlet.telemetry.core {
    requires transitive io.townlet.telemetry.api;
    requires org.jctools.core;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires static micrometer.core;
    requires static org.jspecify;

    exports io.townlet.telemetry.core;
    exports io.townlet.telemetry.core.aggregation;
    exports io.townlet.telemetry.core.clock;
    exports io.townlet.telemetry.core.config;
    exports io.townlet.telemetry.core.console;
    exports io.townlet.telemetry.core.encode;
    exports io.townlet.telemetry.core.health;
    exports io.townlet.telemetry.core.narration;
    exports io.townlet.telemetry.core.plugin;
    exports io.townlet.telemetry.core.simulation;
    exports io.townlet.telemetry.core.transport;

    uses io.townlet.telemetry.api.transport.TransportProvider;
    uses io.townlet.telemetry.api.transform.TransformProvider;
}
