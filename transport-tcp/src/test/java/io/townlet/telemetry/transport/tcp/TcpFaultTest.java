package io.townlet.telemetry.transport.tcp;

import static io.townlet.telemetry.transport.tcp.TcpTesting.LONG;
import static io.townlet.telemetry.transport.tcp.TcpTesting.SHORT;
import static io.townlet.telemetry.transport.tcp.TcpTesting.batch;
import static io.townlet.telemetry.transport.tcp.TcpTesting.bytes;
import static io.townlet.telemetry.transport.tcp.TcpTesting.events;
import static io.townlet.telemetry.transport.tcp.TcpTesting.muchEvents;
import static io.townlet.telemetry.transport.tcp.TcpTesting.plaintext;
import static io.townlet.telemetry.transport.tcp.TcpTesting.wholeLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that stall, go away or break off, and what the transport makes of them. */
@Timeout(60)
class TcpFaultTest {

    private LineServer server;
    private Transport transport;

    @BeforeEach
    void connect() throws Exception {
        server = LineServer.start();
        transport = plaintext(server);
        transport.start(LONG);
    }

    @AfterEach
    void disconnect() throws IOException {
        transport.close();
        server.close();
    }

    private String sendingFailed() {
        return "can't send to endpoint 127.0.0.1:" + server.port() + ": ";
    }

    private RetryableTransportException failure(List<EncodedEvent> events, Duration timeout) {
        RetryableTransportException failure =
                catchThrowableOfType(RetryableTransportException.class, () -> transport.send(batch(events), timeout));
        assertThat(failure).as("the send fails").isNotNull();
        return failure;
    }

    @Test
    void aStalledServerFailsTheSendAndIsToldNothingTwice() throws Exception {
        List<EncodedEvent> events = muchEvents();
        try (LineServer.Session first = server.accept()) {
            RetryableTransportException stalled = failure(events, SHORT);
            assertThat(stalled)
                    .hasMessage(
                            sendingFailed()
                                    + "the server took nothing more within 200 ms; let it read faster, or raise send_timeout_seconds");
            int delivered = stalled.deliveredPrefix();
            assertThat(delivered).isBetween(1, events.size() - 1);
            // What was counted is there once the server reads, and the last line may have no end.
            byte[] read = first.readToEnd();
            assertThat(wholeLines(read)).isEqualTo(delivered);
            assertThat(read).isEqualTo(Arrays.copyOf(bytes(events), read.length));

            transport.start(LONG);
            CompletableFuture<byte[]> second = server.accept().readToEndMeanwhile();
            List<EncodedEvent> rest = events.subList(delivered, events.size());
            transport.send(batch(rest), LONG);
            transport.close();
            assertThat(second.join()).isEqualTo(bytes(rest));
        }
    }

    @Test
    void whatWasBegunIsNotContinuedAfterATimeOut() throws Exception {
        LineServer.Session session = server.accept();
        int delivered = failure(muchEvents(), SHORT).deliveredPrefix();
        RetryableTransportException again = failure(muchEvents(), LONG);
        assertThat(again.deliveredPrefix()).isZero();
        assertThat(wholeLines(session.readToEnd())).isEqualTo(delivered);
    }

    @Test
    void aServerThatHalfClosedWhileIdleIsNoticedBeforeAnythingIsWritten() throws Exception {
        LineServer.Session session = server.accept();
        session.endOutput();
        // The transport has noticed, and ended its side.
        assertThat(session.readToEnd()).isEmpty();
        RetryableTransportException noticed = failure(events(0, 3, 5), LONG);
        assertThat(noticed)
                .hasMessage(sendingFailed()
                        + "the server closed the connection; look into its log, and check that it is running");
        assertThat(noticed.deliveredPrefix()).isZero();
    }

    @Test
    void aConnectionThatBreaksTellsWhatWasTaken() throws Exception {
        List<EncodedEvent> events = muchEvents();
        LineServer.Session session = server.accept();
        CompletableFuture<Void> broken = CompletableFuture.runAsync(() -> {
            try {
                session.read(1_000_000);
                session.reset();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        RetryableTransportException failure = failure(events, LONG);
        broken.join();
        assertThat(failure).hasMessageStartingWith(sendingFailed() + "the connection broke (");
        // All that the server has read is counted, and no more than it and the two systems could take.
        assertThat(failure.deliveredPrefix())
                .isGreaterThanOrEqualTo(EventCursor.wholeEvents(events, 1_000_000))
                .isLessThan(events.size());
    }

    @Test
    void everyEventArrivesWholeThoughTheServerStallsAgainAndAgain() throws Exception {
        List<EncodedEvent> events = muchEvents();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int from = 0;
        while (from < events.size()) {
            LineServer.Session session = server.accept();
            int delivered;
            try {
                transport.send(batch(events.subList(from, events.size())), Duration.ofMillis(50));
                delivered = events.size() - from;
                transport.start(LONG);
            } catch (RetryableTransportException e) {
                delivered = e.deliveredPrefix();
                transport.start(LONG);
            }
            byte[] read = session.readToEnd();
            int end = bytes(events.subList(from, from + delivered)).length;
            whole.write(read, 0, end);
            assertThat(wholeLines(read)).isEqualTo(delivered);
            from += delivered;
        }
        assertThat(whole.toByteArray()).isEqualTo(bytes(events));
    }

    @Test
    void closingFreesASendThatBlocks() throws Exception {
        LineServer.Session session = server.accept();
        CompletableFuture<RetryableTransportException> sending =
                CompletableFuture.supplyAsync(() -> failure(muchEvents(), LONG));
        // It has begun, and can't come to its end.
        session.read(1);
        transport.close();
        assertThat(sending.join()).hasMessage(sendingFailed() + "the transport was closed");
        assertThat(wholeLines(session.readToEnd())).isEqualTo(sending.join().deliveredPrefix());
    }

    @Test
    void anInterruptFreesASendThatBlocks() throws Exception {
        LineServer.Session session = server.accept();
        AtomicBoolean kept = new AtomicBoolean();
        CompletableFuture<RetryableTransportException> failure = new CompletableFuture<>();
        Thread sender = new Thread(() -> {
            failure.complete(failure(muchEvents(), LONG));
            kept.set(Thread.interrupted());
        });
        sender.start();
        session.read(1);
        sender.interrupt();
        sender.join();
        assertThat(failure.join()).hasMessageContaining("interrupted");
        assertThat(kept).isTrue();
        session.readToEnd();
    }

    @Test
    void manyMayCloseAtOnce() {
        List<CompletableFuture<Void>> closing = List.of(
                CompletableFuture.runAsync(transport::close),
                CompletableFuture.runAsync(transport::close),
                CompletableFuture.runAsync(transport::close));
        assertThat(closing).allSatisfy(CompletableFuture::join);
    }

    @Test
    void aTimeOutOfNothingIsObserved() throws CompletionException {
        assertThat(failure(muchEvents(), Duration.ZERO)).hasMessageContaining("within 0 ms");
    }
}
