package com.example.udp;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;

/** Makes transports of the type {@code udp}, which send each event as a datagram. It has no state. */
public final class UdpTransportProvider implements TransportProvider {

    /** What IPv4 leaves of 65535 bytes after its own header and that of UDP. */
    static final int LARGEST_DATAGRAM_BYTES = 65_507;

    private static final Option<String> HOST = Option.text("host")
            .withDefault("127.0.0.1")
            .describedAs("The name or address to send to; a name is looked up at each start.");
    private static final Option<Integer> PORT =
            Option.wholeNumber("port", 1, 65_535).asRequired().describedAs("The port to send to.");
    private static final Option<Integer> MAX_DATAGRAM_BYTES = Option.wholeNumber(
                    "max_datagram_bytes", 512, LARGEST_DATAGRAM_BYTES)
            .withDefault(LARGEST_DATAGRAM_BYTES)
            .describedAs("The largest event that is sent; larger ones are dropped as too_large.");

    @Override
    public String name() {
        return "udp";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(HOST, PORT, MAX_DATAGRAM_BYTES);
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        return new UdpTransport(options.get(HOST), options.get(PORT), options.get(MAX_DATAGRAM_BYTES));
    }
}
