/** The transport {@code stdout}: it writes events as lines to the standard output of the process. */
module io.townlet.telemetry.transport.stdout {
    requires transitive io.townlet.telemetry.api;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.townlet.telemetry.transport.stdout;

    provides io.townlet.telemetry.api.transport.TransportProvider with
            io.townlet.telemetry.transport.stdout.StdoutTransportProvider;
}
