/** The transport {@code tcp}: it writes events as lines to a connection, with TLS. */
module io.townlet.telemetry.transport.tcp {
    requires transitive io.townlet.telemetry.api;
    requires io.townlet.telemetry.tls;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.transport;
    requires jdk.net;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.townlet.telemetry.transport.tcp;

    provides io.townlet.telemetry.api.transport.TransportProvider with
            io.townlet.telemetry.transport.tcp.TcpTransportProvider;
}
