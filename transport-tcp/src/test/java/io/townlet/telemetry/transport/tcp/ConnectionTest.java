package io.townlet.telemetry.transport.tcp;

import static io.townlet.telemetry.transport.tcp.TcpTesting.LONG;
import static io.townlet.telemetry.transport.tcp.TcpTesting.SHORT;
import static io.townlet.telemetry.transport.tcp.TcpTesting.bytes;
import static io.townlet.telemetry.transport.tcp.TcpTesting.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionTest {

    private final EventLoopThread thread = new EventLoopThread("test-loop");
    private LineServer server;
    private LineServer.Session session;
    private Connection connection;

    private static Deadline in(Duration timeout) {
        return Deadline.after(timeout, TelemetryClock.system());
    }

    @BeforeEach
    void connect() throws Exception {
        server = LineServer.start();
        Endpoint endpoint = new Endpoint("127.0.0.1", server.port());
        ChannelSetup setup = new ChannelSetup(null, new TcpNotices("test", endpoint));
        connection =
                ConnectAttempt.begin(thread.loop(), endpoint, setup, in(LONG)).await();
        session = server.accept();
    }

    @AfterEach
    void disconnect() throws IOException {
        thread.end();
        server.close();
    }

    private RetryableTransportException sendFails() {
        return catchThrowableOfType(
                RetryableTransportException.class, () -> connection.send(events(0, 3, 5), in(LONG)));
    }

    @Test
    void aServerThatClosesIsNoticedWhileIdle() throws Exception {
        session.close();
        assertThat(connection.awaitEnd(LONG)).isTrue();
        RetryableTransportException noticed = sendFails();
        assertThat(noticed).hasMessageContaining("the server closed the connection");
        assertThat(noticed.deliveredPrefix()).isZero();
    }

    @Test
    void aResetIsNoticedWhileIdle() throws Exception {
        session.reset();
        assertThat(connection.awaitEnd(LONG)).isTrue();
        RetryableTransportException noticed = sendFails();
        assertThat(noticed)
                .hasMessageContaining(": the connection broke (")
                .hasMessageEndingWith("); check that the server is running");
        assertThat(noticed.deliveredPrefix()).isZero();
    }

    @Test
    void aServerThatReadsAllAndClosesConfirmsTheEnd() throws Exception {
        connection.send(events(0, 3, 5), in(LONG));
        CompletableFuture<byte[]> read = session.readToEndMeanwhile();
        assertThat(connection.finish(LONG)).isTrue();
        assertThat(read.join()).isEqualTo(bytes(events(0, 3, 5)));
    }

    @Test
    void aServerThatDoesNotCloseConfirmsNothing() throws Exception {
        connection.send(events(0, 3, 5), in(LONG));
        assertThat(connection.finish(SHORT)).isFalse();
        assertThat(session.readToEnd()).isEqualTo(bytes(events(0, 3, 5)));
    }

    @Test
    void aServerThatBreaksOffConfirmsNothing() throws Exception {
        connection.send(events(0, 3, 5), in(LONG));
        session.reset();
        assertThat(connection.finish(LONG)).isFalse();
    }

    @Test
    void nothingIsSentOnceItIsToEnd() throws Exception {
        assertThat(connection.finish(SHORT)).isFalse();
        assertThat(sendFails()).hasMessageContaining("the transport was closed");
        assertThat(session.readToEnd()).isEmpty();
    }
}
