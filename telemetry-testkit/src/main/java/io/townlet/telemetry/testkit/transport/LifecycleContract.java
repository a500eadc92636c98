package io.townlet.telemetry.testkit.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.testkit.call.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How a transport is made, started and closed. */
public interface LifecycleContract {

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransportFixture fixture();

    /** Making a transport touches nothing, and starts no thread. */
    @Test
    default void makingATransportDoesNoIo() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            trial.create();
            assertTrue(trial.target().isUntouched(), "create has reached the target; leave that to start");
            assertEquals(
                    List.of(), trial.threads().startedByCalls(), "create has started threads; leave that to start");
        }
    }

    /** A host that sends before it starts has a defect, and is told so. */
    @Test
    default void sendingBeforeTheStartIsAnIllegalState() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Transport transport = trial.create();
            Throwable failure = trial.beginSend(
                            transport, trial.samples().batch(trial.samples().events(1)), TransportTrial.AMPLE)
                    .throwsWithin(fixture().patience());
            assertInstanceOf(IllegalStateException.class, failure);
        }
    }

    /** A second start lets go of what the first one left, and the transport goes on. */
    @Test
    default void aSecondStartGoesOn() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            List<EncodedEvent> events = trial.samples().events(4);
            Transport transport = trial.started();
            trial.send(transport, events.subList(0, 2));
            if (trial.has(TransportCapability.DELIVERS_TO_TARGET)) {
                // What is still on its way on an old connection may arrive after what a new one brings.
                trial.arrived().exactly(events.subList(0, 2));
            }
            trial.start(transport);
            trial.start(transport);
            trial.send(transport, events.subList(2, 4));
            if (trial.has(TransportCapability.DELIVERS_TO_TARGET)) {
                trial.arrived().exactly(events);
            }
        }
    }

    /** Closing what was never started does nothing. */
    @Test
    default void closingWithoutAStartDoesNothing() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            trial.close(trial.create());
            assertTrue(trial.target().isUntouched(), "close has reached the target, though nothing was started");
        }
    }

    /** Closing again does nothing. */
    @Test
    default void closingTwiceIsOneClosing() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Transport transport = trial.started();
            trial.send(transport, trial.samples().events(2));
            trial.close(transport);
            trial.close(transport);
        }
    }

    /** Several threads may close at the same time. */
    @Test
    default void closingFromSeveralThreadsIsOneClosing() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Transport transport = trial.started();
            CountDownLatch together = new CountDownLatch(1);
            List<Call> closes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                closes.add(trial.threads().begin("one of eight closes", () -> {
                    together.await();
                    transport.close();
                }));
            }
            together.countDown();
            closes.forEach(close -> close.returns(fixture().patience()));
        }
    }

    /** What is sent after the close fails, as an illegal state or as any transport failure, and doesn't arrive. */
    @Test
    default void nothingIsSentAfterTheClose() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            List<EncodedEvent> before = trial.samples().events(2);
            Transport transport = trial.started();
            trial.send(transport, before);
            trial.close(transport);
            Throwable failure = trial.beginSend(
                            transport, trial.samples().batch(trial.samples().events(2)), TransportTrial.AMPLE)
                    .throwsWithin(fixture().patience());
            if (!(failure instanceof IllegalStateException)) {
                trial.rules().check(failure, TransportException.class, 0);
            }
            if (trial.has(TransportCapability.DELIVERS_TO_TARGET)) {
                trial.arrived().exactly(before);
            }
        }
    }

    /** A close that comes while batches are sent ends the sending, and nothing that was confirmed is missing. */
    @Test
    default void closingWhileBatchesAreSentEndsTheSending() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Transport transport = trial.started();
            List<EncodedEvent> sent = new ArrayList<>();
            CountDownLatch begun = new CountDownLatch(1);
            Call sending = trial.threads().begin("send, again and again,", () -> {
                while (!over.get()) {
                    Batch next = trial.samples().batch(trial.samples().events(1));
                    transport.send(next, TransportTrial.AMPLE);
                    sent.addAll(next.events());
                    begun.countDown();
                }
            });
            trial.threads()
                    .begin("the first send", begun::await)
                    .returns(fixture().patience());
            trial.close(transport);
            Throwable failure = sending.throwsWithin(fixture().patience());
            if (!(failure instanceof IllegalStateException)) {
                trial.rules().check(failure, TransportException.class, 1);
            }
            if (trial.has(TransportCapability.DELIVERS_TO_TARGET) && trial.has(TransportCapability.CONFIRMS_DELIVERY)) {
                trial.arrived().all(sent);
            }
        } finally {
            // A transport that goes on after its close would go on for ever.
            over.set(true);
        }
    }

    /** A start that hangs returns soon when the transport is closed. */
    @Test
    default void closingFreesAStartThatHangs() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.STALLS_ON_START)) {
            trial.target().stallStart();
            Transport transport = trial.create();
            Call start = trial.beginStart(transport, TransportTrial.AMPLE);
            start.letBlock();
            trial.close(transport);
            start.throwsWithin(fixture().patience());
        }
    }

    /** A send that hangs returns soon when the transport is closed. */
    @Test
    default void closingFreesASendThatHangs() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.STALLS_ON_SEND)) {
            trial.target().stallSend();
            Transport transport = trial.started();
            Call send = trial.beginSend(transport, Stalling.batch(trial), TransportTrial.AMPLE);
            send.letBlock();
            trial.close(transport);
            send.throwsWithin(fixture().patience());
        }
    }
}
