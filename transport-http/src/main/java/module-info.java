/** The transport {@code http}: it posts batches of events to a server over HTTP. */
module io.townlet.telemetry.transport.http {
    requires transitive io.townlet.telemetry.api;
    requires io.townlet.telemetry.tls;
    requires okhttp3;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.townlet.telemetry.transport.http;

    provides io.townlet.telemetry.api.transport.TransportProvider with
            io.townlet.telemetry.transport.http.HttpTransportProvider;
}
