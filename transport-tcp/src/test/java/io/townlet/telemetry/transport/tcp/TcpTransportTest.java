package io.townlet.telemetry.transport.tcp;

import static io.townlet.telemetry.transport.tcp.TcpTesting.LONG;
import static io.townlet.telemetry.transport.tcp.TcpTesting.batch;
import static io.townlet.telemetry.transport.tcp.TcpTesting.bytes;
import static io.townlet.telemetry.transport.tcp.TcpTesting.event;
import static io.townlet.telemetry.transport.tcp.TcpTesting.events;
import static io.townlet.telemetry.transport.tcp.TcpTesting.plaintext;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpTransportTest {

    private LineServer server;

    @BeforeEach
    void startTheServer() throws IOException {
        server = LineServer.start();
    }

    @AfterEach
    void stopTheServer() throws IOException {
        server.close();
    }

    @Test
    void everyByteIsSentAsGivenAndInOrder() throws Exception {
        List<EncodedEvent> odd =
                new ArrayList<>(List.of(event("{\"name\":\"Zoë 🏘 \\u0000\"}"), event(""), event("{\"tab\":\"\\t\"}")));
        for (int size : List.of(1, 16 * 1024 - 20, 16 * 1024, Connection.CHUNK_BYTES, 3 * Connection.CHUNK_BYTES, 1)) {
            for (int more = 0; more < 4; more++) {
                odd.addAll(events(size, size + 1, size + more));
            }
        }
        try (Transport transport = plaintext(server)) {
            transport.start(LONG);
            CompletableFuture<byte[]> read = server.accept().readToEndMeanwhile();
            transport.send(batch(odd), LONG);
            transport.close();
            assertThat(read.join()).isEqualTo(bytes(odd));
        }
    }

    @Test
    void batchesOfOneAndOf65536AreSent() throws Exception {
        try (Transport transport = plaintext(server)) {
            transport.start(LONG);
            LineServer.Session session = server.accept();
            transport.send(batch(events(0, 1, 5)), LONG);
            assertThat(session.read(bytes(events(0, 1, 5)).length)).isEqualTo(bytes(events(0, 1, 5)));
            CompletableFuture<byte[]> read = session.readToEndMeanwhile();
            transport.send(batch(events(1, 65537, 5)), LONG);
            transport.close();
            assertThat(read.join()).isEqualTo(bytes(events(1, 65537, 5)));
        }
    }

    @Test
    void aServerOnIpv6IsReached() throws Exception {
        try (LineServer six = LineServer.start(TcpTesting.address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
                Transport transport = plaintext("[::1]:" + six.port())) {
            transport.start(LONG);
            transport.send(batch(events(0, 2, 5)), LONG);
            CompletableFuture<byte[]> read = six.accept().readToEndMeanwhile();
            transport.close();
            assertThat(read.join()).isEqualTo(bytes(events(0, 2, 5)));
        } catch (BindException e) {
            abort("this machine has no IPv6");
        }
    }

    @Test
    void allAddressesOfANameAreTried() throws Exception {
        // Whichever of its addresses the system names first, the server listens at the IPv4 one only.
        try (LineServer four = LineServer.start(TcpTesting.address(127, 0, 0, 1));
                Transport transport = plaintext("localhost:" + four.port())) {
            transport.start(LONG);
            four.accept().close();
        }
    }

    @Test
    void whatTheServerSaysIsReadAndThrownAway() throws Exception {
        try (Transport transport = plaintext(server)) {
            transport.start(LONG);
            LineServer.Session session = server.accept();
            // More than the two systems would hold: this would hang if nobody read it.
            session.say(new byte[TcpTesting.MUCH]);
            transport.send(batch(events(0, 1, 5)), LONG);
            assertThat(session.read(bytes(events(0, 1, 5)).length)).isEqualTo(bytes(events(0, 1, 5)));
        }
    }

    @Test
    void aSecondStartMakesANewConnection() throws Exception {
        try (Transport transport = plaintext(server)) {
            transport.start(LONG);
            LineServer.Session first = server.accept();
            transport.send(batch(events(0, 1, 5)), LONG);
            transport.start(LONG);
            LineServer.Session second = server.accept();
            transport.send(batch(events(1, 2, 5)), LONG);
            assertThat(first.readToEnd()).isEqualTo(bytes(events(0, 1, 5)));
            CompletableFuture<byte[]> read = second.readToEndMeanwhile();
            transport.close();
            assertThat(read.join()).isEqualTo(bytes(events(1, 2, 5)));
        }
    }

    @Test
    void sendingBeforeTheStartIsAnError() {
        try (Transport transport = plaintext(server)) {
            assertThatThrownBy(() -> transport.send(batch(events(0, 1, 1)), LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'out' was not started");
        }
    }

    @Test
    void afterClosingNothingGoesOn() throws Exception {
        Transport transport = plaintext(server);
        transport.start(LONG);
        server.accept().endOutput();
        transport.close();
        transport.close();
        assertThatThrownBy(() -> transport.start(LONG)).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowableOfType(
                        RetryableTransportException.class, () -> transport.send(batch(events(0, 1, 1)), LONG)))
                .hasMessage("can't send to endpoint 127.0.0.1:" + server.port() + ": the transport was closed");
    }

    @Test
    void aClosedPortIsNamed() throws Exception {
        int port = server.port();
        server.close();
        try (Transport transport = plaintext("localhost:" + port)) {
            assertThat(catchThrowableOfType(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessage("can't connect to endpoint localhost:" + port
                            + ": the connection was refused; start the server, or correct the endpoint");
            // A send is not an error of the program then, and fails at once.
            assertThat(catchThrowableOfType(
                            RetryableTransportException.class, () -> transport.send(batch(events(0, 1, 1)), LONG)))
                    .hasMessageContaining("there is no connection");
        }
    }

    @Test
    void closingEndsTheConnectionInGoodOrder() throws Exception {
        Transport transport = plaintext(server);
        transport.start(LONG);
        LineServer.Session session = server.accept();
        transport.send(batch(events(0, 100, 50)), LONG);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(transport::close);
        assertThat(new String(session.readToEnd(), UTF_8)).isEqualTo(TcpTesting.text(events(0, 100, 50)));
        closed.join();
    }

    @Test
    void theThreadIsADaemonAndEndsAtClose() throws Exception {
        Transport transport = plaintext(server);
        assertThat(threads("telemetry-tcp-out")).isEmpty();
        transport.start(LONG);
        server.accept().endOutput();
        List<Thread> threads = threads("telemetry-tcp-out");
        assertThat(threads).hasSize(1).allMatch(Thread::isDaemon);
        transport.start(LONG);
        server.accept().endOutput();
        assertThat(threads("telemetry-tcp-out")).isEqualTo(threads);
        transport.close();
        for (Thread thread : threads) {
            thread.join();
        }
        // Netty starts such a thread, which is no daemon, where an event loop has a group.
        assertThat(threads("globalEventExecutor")).isEmpty();
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .toList();
    }

    @Test
    void aTransportThatWasNeverStartedIsClosed() {
        Transport transport = TcpTesting.transport(Map.of("endpoint", "localhost:1"));
        transport.close();
        assertThat(threads("telemetry-tcp-out")).isEmpty();
    }
}
