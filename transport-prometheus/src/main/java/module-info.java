/** The transport {@code prometheus}: it counts events in a file for the textfile collector of Prometheus' node exporter. */
module io.townlet.telemetry.transport.prometheus {
    requires transitive io.townlet.telemetry.api;
    requires io.prometheus.metrics.config;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.townlet.telemetry.transport.prometheus;

    provides io.townlet.telemetry.api.transport.TransportProvider with
            io.townlet.telemetry.transport.prometheus.PrometheusTransportProvider;
}
