package com.example.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.testkit.plugin.FixedTransportContext;
import io.townlet.telemetry.testkit.plugin.HostOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is special to UDP, beyond the contract. */
class UdpTransportTest {

    private static final Duration AMPLE = Duration.ofSeconds(10);

    private static Transport transport(Map<String, ?> options) {
        UdpTransportProvider provider = new UdpTransportProvider();
        return provider.create(HostOptions.of(provider, options), FixedTransportContext.of("udp"));
    }

    private static Batch batch(String... lines) {
        List<EncodedEvent> events = Arrays.stream(lines)
                .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                .map(line -> new EncodedEvent("test", EventKind.EVENT, 1, Payload.empty(), line, 0, line.length))
                .toList();
        return Batch.of("batch", 1, events);
    }

    @Test
    void eachEventIsADatagramOfItsOwn() throws Exception {
        try (UdpReceiver receiver = new UdpReceiver();
                Transport transport = transport(receiver.options())) {
            transport.start(AMPLE);
            transport.send(batch("{\"n\":1}", "{\"n\":2}"), AMPLE);
            assertEquals(List.of("{\"n\":1}\n", "{\"n\":2}\n"), receiver.datagrams());
        }
    }

    @Test
    void anEventThatIsTooLargeIsToldAfterThoseBeforeItWereSent() throws Exception {
        try (UdpReceiver receiver = new UdpReceiver();
                Transport transport = transport(Map.of("port", receiver.port(), "max_datagram_bytes", 600))) {
            transport.start(AMPLE);
            Batch batch = batch("{}", "x".repeat(599), "x".repeat(600));
            TooLargeTransportException failure =
                    assertThrows(TooLargeTransportException.class, () -> transport.send(batch, AMPLE));
            assertEquals(2, failure.deliveredPrefix());
            assertEquals(
                    "127.0.0.1:" + receiver.port() + ": an event of 601 bytes is larger than max_datagram_bytes, 600",
                    failure.getMessage());
            assertEquals(2, receiver.datagrams().size());
        }
    }

    @Test
    void aHostThatIsNotKnownMayBeSoLater() throws Exception {
        // For what is in brackets and no address, no name server is asked.
        try (Transport transport = transport(Map.of("host", "[town]", "port", 9))) {
            RetryableTransportException failure =
                    assertThrows(RetryableTransportException.class, () -> transport.start(AMPLE));
            assertTrue(failure.getMessage().startsWith("can't send to [town]:9: "), failure.getMessage());
        }
    }
}
