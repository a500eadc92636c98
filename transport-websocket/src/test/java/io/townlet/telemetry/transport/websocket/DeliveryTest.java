package io.townlet.telemetry.transport.websocket;

import static io.townlet.telemetry.transport.websocket.WebSocketTesting.LONG;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.SHORT;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.await;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.batch;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.lines;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.started;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What arrives at the server, and what is said to have arrived. */
class DeliveryTest {

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private void serve(RawPeer peer) throws Exception {
        peer.open();
        peer.serve(messages::add);
    }

    @Test
    void eachEventIsAMessageWithoutItsLineBreak() throws Exception {
        List<String> lines = List.of("{\"n\":1}", "{}", "{\"text\":\"\u00e4 \u20ac \ud83d\ude00 \\n\"}", "{\"n\":4}");
        try (RawServer server = new RawServer(this::serve);
                Transport transport = started(server.url())) {
            transport.send(batch(lines), LONG);
            assertThat(messages).containsExactlyElementsOf(lines);
        }
    }

    @Test
    void aBatchIsAMessageOfLines() throws Exception {
        List<String> lines = List.of("{\"n\":1}", "{}", "{\"text\":\"\u00e4 \u20ac \ud83d\ude00 \\n\"}");
        try (RawServer server = new RawServer(this::serve);
                Transport transport = started(server.url(), "message", "batch")) {
            transport.send(batch(lines), LONG);
            transport.send(batch(4, 5), LONG);
            assertThat(messages)
                    .containsExactly(
                            String.join("\n", lines) + "\n", lines(4, 5, 10).get(0) + "\n");
        }
    }

    @Test
    void eventsArriveInOrderAndOnce() throws Exception {
        List<String> lines = lines(0, 5000, 700);
        try (RawServer server = new RawServer(this::serve);
                Transport transport = started(server.url())) {
            transport.send(batch(lines.subList(0, 1)), LONG);
            transport.send(batch(lines.subList(1, 4000)), LONG);
            transport.send(batch(lines.subList(4000, 5000)), LONG);
            assertThat(messages.stream().toList()).isEqualTo(lines);
        }
    }

    @Test
    void aBatchIsDeliveredWhenThePongIsThereAndNotBefore() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (RawServer server = new RawServer(peer -> {
                    peer.open();
                    peer.readText();
                    RawPeer.Frame ping = peer.expect(RawPeer.PING);
                    read.countDown();
                    await(answer);
                    // Neither of these is the answer that is waited for.
                    peer.write(RawPeer.PONG, new byte[0]);
                    peer.write(RawPeer.PONG, new byte[] {9, 9, 9, 9, 9, 9, 9, 9});
                    peer.write(RawPeer.PING, new byte[] {1});
                    peer.expect(RawPeer.PONG);
                    messages.add("about to answer");
                    peer.write(RawPeer.PONG, ping.payload().toByteArray());
                    peer.serve(messages::add);
                });
                Transport transport = started(server.url())) {
            Future<Boolean> sending = thread.submit(() -> {
                transport.send(batch(1, 2), LONG);
                return messages.contains("about to answer");
            });
            await(read);
            assertThat(sending.isDone()).isFalse();
            answer.countDown();
            assertThat(sending.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void whatWasReadBeforeTheConnectionBrokeIsToldByThePrefix() throws Exception {
        List<String> lines = lines(0, 200, 1000);
        CompletableFuture<Integer> read = new CompletableFuture<>();
        try (RawServer server = new RawServer(peer -> {
                    peer.open();
                    int first = peer.readBatch().size();
                    read.complete(first + peer.readBatch().size());
                    peer.readText();
                    peer.reset();
                });
                Transport transport = started(server.url())) {
            RetryableTransportException failure =
                    thrown(RetryableTransportException.class, () -> transport.send(batch(lines), LONG));
            assertThat(read.get()).isBetween(100, 199);
            assertThat(failure.deliveredPrefix()).isEqualTo(read.get());
            assertThat(failure.retryAfter()).isNull();
        }
    }

    @Test
    void aServerThatReadsAndNeverAnswersPingsFailsTheBatchAtItsTimeout() throws Exception {
        CompletableFuture<Long> left = new CompletableFuture<>();
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            peer.readText();
                            left.complete(peer.drain());
                        },
                        this::serve);
                Transport transport = started(server.url())) {
            RetryableTransportException failure =
                    thrown(RetryableTransportException.class, () -> transport.send(batch(1, 4), SHORT));
            assertThat(failure)
                    .hasMessageContaining("of 3 events the server has read 0 within 100 ms")
                    .hasMessageContaining("does not answer the ping");
            assertThat(failure.deliveredPrefix()).isZero();
            // The connection is not gone on with.
            assertThat(left.get(LONG.toSeconds(), TimeUnit.SECONDS)).isPositive();
            transport.start(LONG);
            transport.send(batch(1, 4), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(1, 4, 10));
        }
    }

    @Test
    void aServerThatDoesNotReadFindsNoMoreThanTheWindowOnItsWay() throws Exception {
        List<String> lines = lines(0, 1000, 32 * 1024);
        CountDownLatch failed = new CountDownLatch(1);
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        try (RawServer server = new RawServer(peer -> {
                    peer.open();
                    await(failed);
                    arrived.complete(peer.drain());
                });
                Transport transport = started(server.url())) {
            RetryableTransportException failure =
                    thrown(RetryableTransportException.class, () -> transport.send(batch(lines), SHORT));
            failed.countDown();
            assertThat(failure.deliveredPrefix()).isZero();
            assertThat(arrived.get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isLessThan(MessageSender.WINDOW_BYTES + 64 * 1024);
        }
    }

    @Test
    void aMessageThatIsStillQueuedAtTheTimeoutIsToldAbout() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
                    peer.open();
                    await(failed);
                });
                Transport transport = started(server.url())) {
            RetryableTransportException failure = thrown(
                    RetryableTransportException.class,
                    () -> transport.send(batch(lines(0, 1, 15 * 1024 * 1024)), SHORT));
            failed.countDown();
            assertThat(failure).hasMessageContaining("does not read (157286").hasMessageContaining("bytes are still");
        }
    }

    @Test
    void anEventThatIsTooLargeToBeSentAtAllCostsNothingElse() throws Exception {
        List<String> lines = new ArrayList<>(lines(0, 2, 10));
        lines.add(lines(2, 3, 16 * 1024 * 1024).get(0));
        lines.add(lines(3, 4, 10).get(0));
        try (RawServer server = new RawServer(this::serve);
                Transport transport = started(server.url())) {
            TooLargeTransportException failure =
                    thrown(TooLargeTransportException.class, () -> transport.send(batch(lines), LONG));
            assertThat(failure.deliveredPrefix()).isEqualTo(2);
            transport.send(batch(lines.subList(3, 4)), LONG);
            assertThat(messages).containsExactly(lines.get(0), lines.get(1), lines.get(3));
        }
    }

    @Test
    void theLargestMessageArrives() throws Exception {
        int around = WebSocketTesting.line(0, 0).length();
        List<String> lines = lines(0, 1, (int) MessageSender.MOST_MESSAGE_BYTES - around);
        try (RawServer server = new RawServer(this::serve);
                Transport transport = started(server.url())) {
            transport.send(batch(lines), LONG);
            assertThat(messages.poll()).isEqualTo(lines.get(0));
        }
    }

    @Test
    void whatTheServerSendsIsDroppedWhileItComesIn() throws Exception {
        try (RawServer server = new RawServer(peer -> {
                    peer.open();
                    peer.writeFrame(0x81, "hello".getBytes(StandardCharsets.UTF_8));
                    // The first part of a message that never ends, said to be compressed though nothing was agreed.
                    peer.writeFrame(0x41, new byte[70_000]);
                    peer.readText();
                    RawPeer.Frame ping = peer.expect(RawPeer.PING);
                    peer.writeFrame(0x00, new byte[300]);
                    peer.write(RawPeer.PONG, ping.payload().toByteArray());
                    peer.serve(messages::add);
                });
                Transport transport = started(server.url())) {
            transport.send(batch(1, 2), LONG);
            transport.send(batch(2, 3), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(2, 3, 10));
        }
    }
}
