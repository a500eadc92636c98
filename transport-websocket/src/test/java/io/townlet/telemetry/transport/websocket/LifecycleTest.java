package io.townlet.telemetry.transport.websocket;

import static io.townlet.telemetry.transport.websocket.WebSocketTesting.LONG;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.await;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.batch;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.lines;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.started;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.thrown;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting, closing, and connections that die. */
class LifecycleTest {

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdown();
    }

    private void serve(RawPeer peer) throws Exception {
        peer.open();
        peer.serve(messages::add);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private Future<RetryableTransportException> failing(Callable<?> call) {
        return threads.submit(() -> thrown(RetryableTransportException.class, call::call));
    }

    @Test
    void sendNeedsAStart() throws Exception {
        try (Transport transport = transport("ws://localhost/")) {
            assertThatThrownBy(() -> transport.send(batch(0, 1), LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call start before send");
        }
    }

    @Test
    void aClosedTransportStaysClosed() throws Exception {
        try (RawServer server = new RawServer(this::serve)) {
            Transport transport = started(server.url());
            transport.close();
            transport.close();
            assertThat(thrown(RetryableTransportException.class, () -> transport.send(batch(0, 1), LONG)))
                    .hasMessageContaining("the transport was closed");
            assertThatThrownBy(() -> transport.start(LONG)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closingSaysGoodbye() throws Exception {
        CompletableFuture<RawPeer.Frame> goodbye = new CompletableFuture<>();
        try (RawServer server = new RawServer(peer -> {
            peer.open();
            peer.readBatch();
            RawPeer.Frame close = peer.expect(RawPeer.CLOSE);
            goodbye.complete(close);
            peer.write(RawPeer.CLOSE, close.payload().toByteArray());
            assertThat(peer.drain()).isZero();
        })) {
            try (Transport transport = started(server.url())) {
                transport.send(batch(0, 1), LONG);
            }
            assertThat(get(goodbye).payload().hex()).isEqualTo("03e8");
        }
    }

    @Test
    void closingDoesNotWaitForAServerThatNeverSaysGoodbye() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.open();
            peer.expect(RawPeer.CLOSE);
            await(closed);
        })) {
            Transport transport = started(server.url());
            transport.close();
            closed.countDown();
        }
    }

    @Test
    void closingLetsAStartReturn() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            asked.countDown();
            peer.drain();
        })) {
            Transport transport = transport(server.url());
            Future<RetryableTransportException> failure = failing(() -> {
                transport.start(LONG);
                return "started";
            });
            await(asked);
            transport.close();
            assertThat(get(failure)).hasMessageContaining("the transport was closed while it connected");
        }
    }

    @Test
    void closingFromManyThreadsLetsASendReturn() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.open();
            peer.readText();
            read.countDown();
            peer.drain();
        })) {
            Transport transport = started(server.url());
            Future<RetryableTransportException> failure = failing(() -> {
                transport.send(batch(0, 1), LONG);
                return "sent";
            });
            await(read);
            List<Future<?>> closing = List.of(
                    threads.submit(transport::close),
                    threads.submit(transport::close),
                    threads.submit(transport::close));
            for (Future<?> each : closing) {
                get(each);
            }
            assertThat(get(failure)).hasMessageContaining("the transport was closed before the server had read");
        }
    }

    @Test
    void anInterruptEndsASendAndIsKept() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CompletableFuture<Thread> sender = new CompletableFuture<>();
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            peer.readText();
                            read.countDown();
                            peer.drain();
                        },
                        this::serve);
                Transport transport = started(server.url())) {
            Future<RetryableTransportException> failure = failing(() -> {
                sender.complete(Thread.currentThread());
                try {
                    transport.send(batch(0, 1), LONG);
                } finally {
                    kept.complete(Thread.interrupted());
                }
                return "sent";
            });
            await(read);
            get(sender).interrupt();
            assertThat(get(failure)).hasMessageContaining("interrupted while waiting");
            assertThat(get(kept)).isTrue();
            transport.start(LONG);
            transport.send(batch(0, 1), LONG);
            assertThat(messages).hasSize(1);
        }
    }

    @Test
    void anInterruptEndsAStart() throws Exception {
        // The interrupt comes before, in or behind the request, so the peer can't count on a whole one.
        try (RawServer server = new RawServer(RawPeer::drain);
                Transport transport = transport(server.url())) {
            Thread.currentThread().interrupt();
            RetryableTransportException failure =
                    thrown(RetryableTransportException.class, () -> transport.start(LONG));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessageContaining("interrupted while connecting");
        }
    }

    @Test
    void startingAgainLetsGoOfTheLastConnection() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            peer.drain();
                            gone.countDown();
                        },
                        this::serve);
                Transport transport = started(server.url())) {
            transport.start(LONG);
            await(gone);
            transport.send(batch(0, 2), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(0, 2, 10));
        }
    }

    @Test
    void aPeerThatNoLongerAnswersPingsIsNoticedWhileIdle() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            peer.readBatch();
                            peer.expect(RawPeer.PING);
                            peer.drain();
                            gone.countDown();
                        },
                        this::serve);
                Transport transport = started(server.url(), "ping_interval_seconds", 0.05)) {
            transport.send(batch(0, 1), LONG);
            await(gone);
            assertThat(thrown(RetryableTransportException.class, () -> transport.send(batch(1, 2), LONG)))
                    .hasMessageContaining("did not answer a ping in time");
            transport.start(LONG);
            transport.send(batch(1, 2), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(1, 2, 10));
        }
    }

    @Test
    void aPeerThatAnswersPingsIsKeptWhileIdle() throws Exception {
        CountDownLatch pinged = new CountDownLatch(5);
        try (RawServer server = new RawServer(peer -> {
                    peer.open();
                    peer.readBatch();
                    while (pinged.getCount() > 0) {
                        RawPeer.Frame ping = peer.expect(RawPeer.PING);
                        assertThat(ping.payload().size()).isZero();
                        peer.write(RawPeer.PONG, new byte[0]);
                        pinged.countDown();
                    }
                    peer.serve(messages::add);
                });
                Transport transport = started(server.url(), "ping_interval_seconds", 0.05)) {
            transport.send(batch(0, 1), LONG);
            await(pinged);
            transport.send(batch(1, 2), LONG);
            assertThat(messages).hasSize(1);
        }
    }

    @Test
    void aResetWhileIdleIsToldByTheNextSend() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.open();
                            peer.readBatch();
                            await(asked);
                            peer.reset();
                        },
                        this::serve);
                Transport transport = started(server.url())) {
            transport.send(batch(0, 1), LONG);
            asked.countDown();
            // Whether the reset is noticed before or while the batch is sent, nothing of it is said to be delivered.
            RetryableTransportException failure =
                    thrown(RetryableTransportException.class, () -> transport.send(batch(1, 2), LONG));
            assertThat(failure.deliveredPrefix()).isZero();
            transport.start(LONG);
            transport.send(batch(1, 2), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(1, 2, 10));
        }
    }

    @Test
    void noThreadIsLeftThatKeepsTheProgramRunning() throws Exception {
        try (RawServer server = new RawServer(this::serve)) {
            Transport transport = started(server.url());
            transport.send(batch(0, 1), LONG);
            List<Thread> reading = readingFrom(server);
            assertThat(reading).isNotEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().matches("(?i).*(okhttp|okio|websocket).*"))
                    .allMatch(Thread::isDaemon);
            transport.close();
            for (Thread thread : reading) {
                thread.join(LONG.toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    /** OkHttp names a thread of ours by the URL that it reads from; a thread that it shares among all its users has other names. */
    private static List<Thread> readingFrom(RawServer server) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("OkHttp http://127.0.0.1:" + server.port()))
                .toList();
    }
}
