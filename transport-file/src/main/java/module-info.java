/** The transport {@code file}: it appends events as lines to a file, and rotates it. */
module io.townlet.telemetry.transport.file {
    requires transitive io.townlet.telemetry.api;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.townlet.telemetry.transport.file;

    provides io.townlet.telemetry.api.transport.TransportProvider with
            io.townlet.telemetry.transport.file.FileTransportProvider;
}
