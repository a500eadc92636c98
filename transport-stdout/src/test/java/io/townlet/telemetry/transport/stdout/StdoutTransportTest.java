package io.townlet.telemetry.transport.stdout;

import static io.townlet.telemetry.transport.stdout.StdoutTesting.LONG;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.assertSame;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.batch;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.event;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.events;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.started;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.text;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StdoutTransportTest {

    /** More than any pipe holds. */
    private static final int TOO_MUCH_FOR_A_PIPE = 4096;

    @Test
    void theProviderIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .hasOnlyElementsOfType(StdoutTransportProvider.class)
                .extracting(TransportProvider::name)
                .containsExactly("stdout");
    }

    @Test
    void everyByteArrivesAsGivenAndInOrder() throws Exception {
        List<EncodedEvent> odd = List.of(
                event("{\"name\":\"Zoë 🏘 \\u0000\"}"),
                event(""),
                event("{\"tab\":\"\\t\"}"),
                event("x".repeat(200_000)),
                event("{}"));
        assertSame(writtenThroughAPipe(odd), text(odd));
    }

    @Test
    void aBatchOfOneAndABatchOf65536Arrive() throws Exception {
        List<EncodedEvent> one = events(0, 1, 5);
        assertSame(writtenThroughAPipe(one), text(one));
        List<EncodedEvent> many = events(0, 65536, 5);
        assertSame(writtenThroughAPipe(many), text(many));
    }

    @Test
    void eventsAroundTheSizeOfAChunkArriveWhole() throws Exception {
        for (int filler = LineWriter.CHUNK_BYTES - 20; filler < LineWriter.CHUNK_BYTES; filler += 3) {
            List<EncodedEvent> events = events(0, 3, filler);
            assertSame(writtenThroughAPipe(events), text(events));
        }
    }

    private static String writtenThroughAPipe(List<EncodedEvent> events) throws Exception {
        try (OsPipe pipe = new OsPipe();
                Transport transport = started(pipe.sink())) {
            CompletableFuture<String> read = pipe.readAll();
            transport.send(batch(events), LONG);
            pipe.closeWriter();
            return read.get();
        }
    }

    @Test
    void everythingIsHandedOverWhenSendReturns() throws Exception {
        try (OsPipe pipe = new OsPipe();
                Transport transport = started(pipe.sink())) {
            List<EncodedEvent> events = events(0, 3, 10);
            transport.send(batch(events), LONG);
            assertThat(pipe.read(text(events).length())).isEqualTo(text(events));
        }
    }

    @Test
    void sendingBeforeTheStartIsAnError() {
        Transport transport = transport(new FillingDisk(1000));
        assertThatThrownBy(() -> transport.send(batch(events(0, 1, 1)), LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
    }

    @Test
    void aSecondStartKeepsWriting() throws Exception {
        FillingDisk disk = new FillingDisk(1000);
        try (Transport transport = started(disk)) {
            transport.send(batch(events(0, 1, 1)), LONG);
            transport.start(LONG);
            transport.send(batch(events(1, 2, 1)), LONG);
        }
        assertSame(disk.text(), text(events(0, 2, 1)));
    }

    @Test
    void closingTwiceIsOneClosingAndNothingGoesOnAfterwards() throws Exception {
        FillingDisk disk = new FillingDisk(1000);
        Transport transport = started(disk);
        transport.close();
        transport.close();
        assertThatThrownBy(() -> transport.start(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> transport.send(batch(events(0, 1, 1)), LONG))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("closed");
        assertThat(disk.text()).isEmpty();
    }

    @Test
    void closingWithoutAStartDoesNothing() {
        Transport transport = transport(new FillingDisk(0));
        transport.close();
        assertThatThrownBy(() -> transport.start(LONG)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOutputThatFailsUnexpectedlyCanBeStartedAgain() throws Exception {
        FillingDisk disk = new FillingDisk(1000);
        IllegalArgumentException unexpected = new IllegalArgumentException("unexpected");
        disk.failNext(unexpected);
        try (Transport transport = started(disk)) {
            assertThatThrownBy(() -> transport.send(batch(events(0, 1, 1)), LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasCause(unexpected);
            transport.start(LONG);
            transport.send(batch(events(0, 1, 1)), LONG);
        }
        assertThat(disk.text()).isEqualTo(text(events(0, 1, 1)));
    }

    @Test
    void aReaderThatHasGoneIsAPermanentFailureNowAndForEver() throws Exception {
        try (OsPipe pipe = new OsPipe();
                Transport transport = started(pipe.sink())) {
            transport.send(batch(events(0, 1, 1)), LONG);
            pipe.closeReader();
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> transport.send(batch(events(1, 2, 1)), LONG))
                        .isInstanceOf(PermanentTransportException.class)
                        .hasMessageStartingWith("standard output was closed by its reader (Broken pipe); ")
                        .extracting("deliveredPrefix")
                        .isEqualTo(0);
            }
            assertThatThrownBy(() -> transport.start(LONG)).isInstanceOf(PermanentTransportException.class);
        }
    }

    @Test
    void aReaderThatGoesInTheMiddleOfABatchLeavesAWholeNumberOfEventsDelivered() throws Exception {
        try (OsPipe pipe = new OsPipe();
                Transport transport = started(pipe.sink())) {
            List<EncodedEvent> events = events(0, TOO_MUCH_FOR_A_PIPE, 1000);
            CompletableFuture<PermanentTransportException> failure = CompletableFuture.supplyAsync(() ->
                    catchThrowableOfType(PermanentTransportException.class, () -> transport.send(batch(events), LONG)));
            int someChunks = 3 * LineWriter.CHUNK_BYTES;
            assertSame(pipe.read(someChunks), text(events).substring(0, someChunks));
            pipe.closeReader();
            assertThat(failure.get().deliveredPrefix()).isBetween(1, events.size() - 1);
        }
    }

    @Test
    void aBlockedSendReturnsWhenItsTimeIsUpAndNothingIsLostOrDoubledWhenItIsTriedAgain() throws Exception {
        try (OsPipe pipe = new OsPipe();
                Transport transport = started(pipe.sink())) {
            List<EncodedEvent> events = events(0, TOO_MUCH_FOR_A_PIPE, 1000);
            int delivered = 0;
            for (int attempt = 0; attempt < 3; attempt++) {
                List<EncodedEvent> rest = events.subList(delivered, events.size());
                RetryableTransportException failure = catchThrowableOfType(
                        RetryableTransportException.class, () -> transport.send(batch(rest), Duration.ofMillis(20)));
                assertThat(failure).hasMessageContaining("took nothing more within 20 ms");
                delivered += failure.deliveredPrefix();
                transport.start(LONG);
            }
            CompletableFuture<String> read = pipe.readAll();
            transport.send(batch(events.subList(delivered, events.size())), LONG);
            pipe.closeWriter();
            assertSame(read.get(), text(events));
        }
    }

    @Test
    void aBatchThatIsGivenUpWhileBlockedLeavesNoTornLine() throws Exception {
        try (OsPipe pipe = new OsPipe();
                Transport transport = started(pipe.sink())) {
            List<EncodedEvent> givenUp = events(0, 3, 1_000_000);
            assertThatThrownBy(() -> transport.send(batch(givenUp), Duration.ofMillis(20)))
                    .isInstanceOf(RetryableTransportException.class);
            CompletableFuture<String> read = pipe.readAll();
            List<EncodedEvent> next = events(10, 12, 5);
            transport.send(batch(next), LONG);
            pipe.closeWriter();
            assertSame(read.get(), text(givenUp.subList(0, 1)) + text(next));
        }
    }

    @Test
    void closingFreesABlockedSendAndLeavesTheOutputOpen() throws Exception {
        try (OsPipe pipe = new OsPipe()) {
            Transport transport = started(pipe.sink());
            List<EncodedEvent> events = events(0, TOO_MUCH_FOR_A_PIPE, 1000);
            CompletableFuture<RetryableTransportException> failure = CompletableFuture.supplyAsync(() ->
                    catchThrowableOfType(RetryableTransportException.class, () -> transport.send(batch(events), LONG)));
            String start = pipe.read(1);
            transport.close();
            assertThat(failure.get()).hasMessageContaining("closed");
            assertThat(pipe.sink().isOpen()).isTrue();
            assertThat(start).isEqualTo("{");
        }
    }

    @Test
    void anInterruptFreesABlockedSendAndLeavesTheOutputOpen() throws Exception {
        try (OsPipe pipe = new OsPipe();
                Transport transport = started(pipe.sink())) {
            List<EncodedEvent> events = events(0, TOO_MUCH_FOR_A_PIPE, 1000);
            CompletableFuture<RetryableTransportException> failure = new CompletableFuture<>();
            CountDownLatch stillInterrupted = new CountDownLatch(1);
            Thread sender = new Thread(() -> {
                failure.complete(catchThrowableOfType(
                        RetryableTransportException.class, () -> transport.send(batch(events), LONG)));
                if (Thread.currentThread().isInterrupted()) {
                    stillInterrupted.countDown();
                }
            });
            sender.start();
            pipe.read(1);
            sender.interrupt();
            int delivered = failure.get().deliveredPrefix();
            assertThat(stillInterrupted.await(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            CompletableFuture<String> read = pipe.readAll();
            transport.send(batch(events.subList(delivered, events.size())), LONG);
            pipe.closeWriter();
            assertSame(read.get(), text(events).substring(1));
        }
    }
}
