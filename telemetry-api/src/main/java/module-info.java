/** The event model and the plug-in interfaces of Townlet Telemetry; it needs nothing at run time. */
module io.townlet.telemetry.api {
    requires static org.jspecify;

    exports io.townlet.telemetry.api.clock;
    exports io.townlet.telemetry.api.event;
    exports io.townlet.telemetry.api.option;
    exports io.townlet.telemetry.api.plugin;
    exports io.townlet.telemetry.api.sink;
    exports io.townlet.telemetry.api.status;
    exports io.townlet.telemetry.api.transform;
    exports io.townlet.telemetry.api.transport;
}
