/** The transport {@code websocket}: it sends events as WebSocket messages. */
module io.townlet.telemetry.transport.websocket {
    requires transitive io.townlet.telemetry.api;
    requires static org.jspecify;
    requires io.townlet.telemetry.tls;
    requires okhttp3;
    requires org.slf4j;

    exports io.townlet.telemetry.transport.websocket;

    provides io.townlet.telemetry.api.transport.TransportProvider with
            io.townlet.telemetry.transport.websocket.WebSocketTransportProvider;
}
