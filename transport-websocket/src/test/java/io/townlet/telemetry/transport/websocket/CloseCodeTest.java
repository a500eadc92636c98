package io.townlet.telemetry.transport.websocket;

import static io.townlet.telemetry.transport.websocket.WebSocketTesting.LONG;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.await;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.batch;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.lines;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.started;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a batch when the server closes the connection. */
class CloseCodeTest {

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private void serve(RawPeer peer) throws Exception {
        peer.open();
        peer.serve(messages::add);
    }

    /** Reads a first batch wholly and of a second one the first window, then closes. */
    private static RawServer.Script closingInTheMiddle(int code) {
        return peer -> {
            peer.open();
            peer.readBatch();
            peer.readBatch();
            peer.writeClose(code, "because\nof \"x\"");
            peer.drain();
        };
    }

    private <T extends TransportException> T failureInTheMiddle(Class<T> type, int code) throws Exception {
        try (RawServer server = new RawServer(closingInTheMiddle(code), this::serve);
                Transport transport = started(server.url())) {
            transport.send(batch(0, 1), LONG);
            T failure = thrown(type, () -> transport.send(batch(lines(1, 201, 1000)), LONG));
            assertThat(failure)
                    .hasMessageContaining("closed the connection with " + code)
                    .hasMessageContaining("(\"because?of 'x'\")");
            assertThat(failure.deliveredPrefix()).isBetween(1, 199);
            if (failure instanceof RetryableTransportException) {
                transport.start(LONG);
            }
            // Where the server answered, the host goes on without starting again.
            transport.send(batch(201, 203), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(201, 203, 10));
            return failure;
        }
    }

    @Test
    void aMessageTooBigIsTooLarge() throws Exception {
        TooLargeTransportException failure = failureInTheMiddle(TooLargeTransportException.class, 1009);
        assertThat(failure).hasMessageContaining("1009 message too big").hasMessageContaining("larger messages");
    }

    @ParameterizedTest
    @ValueSource(ints = {1003, 1008})
    void whatTheServerWillNeverTakeIsPermanent(int code) throws Exception {
        assertThat(failureInTheMiddle(PermanentTransportException.class, code)).hasMessageContaining("see its log");
    }

    @ParameterizedTest
    @ValueSource(ints = {1012, 1013})
    void aServerThatRestartsOrIsOverloadedIsLeftAlone(int code) throws Exception {
        assertThat(failureInTheMiddle(RetryableTransportException.class, code).retryAfter())
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1007, 1010, 1011, 1014, 3000, 4321})
    void anyOtherCodeIsRetryable(int code) throws Exception {
        assertThat(failureInTheMiddle(RetryableTransportException.class, code).retryAfter())
                .isNull();
    }

    @Test
    void aCloseWithoutACodeIsRetryable() throws Exception {
        try (RawServer server = new RawServer(peer -> {
                    peer.open();
                    peer.readText();
                    peer.write(RawPeer.CLOSE, new byte[0]);
                    peer.drain();
                });
                Transport transport = started(server.url())) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.send(batch(0, 1), LONG)))
                    .hasMessageContaining("1005 no code given");
        }
    }

    @Test
    void aSingleEventThatIsTooBigForTheServerIsToldAtOnce() throws Exception {
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            peer.readText();
                            peer.writeClose(1009, "");
                            peer.drain();
                        },
                        this::serve);
                Transport transport = started(server.url())) {
            // It fits all buffers on the way, so that it was written long before the server refuses it.
            thrown(TooLargeTransportException.class, () -> transport.send(batch(0, 1), LONG));
            transport.send(batch(1, 2), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(1, 2, 10));
        }
    }

    @ParameterizedTest
    @CsvSource({"1009", "1008", "1003", "1012", "1013", "1001"})
    void aCloseBetweenBatchesSaysNothingOfTheNextOneAndNothingOfItIsSent(int code) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            peer.readBatch();
                            peer.writeClose(code, "");
                            peer.expect(RawPeer.CLOSE);
                            closed.countDown();
                            assertThat(peer.drain()).isZero();
                        },
                        this::serve);
                Transport transport = started(server.url())) {
            transport.send(batch(0, 1), LONG);
            await(closed);
            RetryableTransportException failure =
                    thrown(RetryableTransportException.class, () -> transport.send(batch(1, 2), LONG));
            assertThat(failure).hasMessageContaining("closed the connection with " + code);
            assertThat(failure.deliveredPrefix()).isZero();
            assertThat(failure.retryAfter() != null).isEqualTo(code == 1012 || code == 1013);
            transport.start(LONG);
            transport.send(batch(1, 2), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(1, 2, 10));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1003, 1008})
    void aRefusalBeforeAnythingWasDeliveredIsPermanent(int code) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            // As a server does that looks at a token only after it has opened the WebSocket.
                            peer.readText();
                            peer.writeClose(code, "no such token");
                            peer.drain();
                        },
                        peer -> {
                            peer.open();
                            peer.writeClose(code, "no such token");
                            // Until the other side has answered, or has gone: either way it has read the close.
                            peer.drain();
                            closed.countDown();
                        });
                Transport transport = started(server.url())) {
            thrown(PermanentTransportException.class, () -> transport.send(batch(0, 1), LONG));
            transport.start(LONG);
            await(closed);
            assertThat(thrown(PermanentTransportException.class, () -> transport.send(batch(0, 1), LONG)))
                    .hasMessageContaining("no such token")
                    .hasMessageContaining("before anything was sent");
        }
    }
}
