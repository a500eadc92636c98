/** The contracts that every transport and transform must pass, and servers with faults to test them against. */
module io.townlet.telemetry.testkit {
    requires transitive io.townlet.telemetry.api;
    requires static org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports io.townlet.telemetry.testkit.http;
    exports io.townlet.telemetry.testkit.plugin;
    exports io.townlet.telemetry.testkit.tcp;
    exports io.townlet.telemetry.testkit.transform;
    exports io.townlet.telemetry.testkit.transport;
    exports io.townlet.telemetry.testkit.websocket;

    uses io.townlet.telemetry.api.transform.TransformProvider;
    uses io.townlet.telemetry.api.transport.TransportProvider;
}
