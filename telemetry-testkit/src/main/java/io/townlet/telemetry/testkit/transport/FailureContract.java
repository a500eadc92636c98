package io.townlet.telemetry.testkit.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a transport says of a target that doesn't take its events: of the right type, with a message that names the target and shows no
 * secret, and with an honest count of what was delivered.
 */
public interface FailureContract {

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransportFixture fixture();

    /** A target that is away may come back: an attempt fails as retryable, in start or in send. */
    @Test
    default void aTargetThatIsAwayIsARetryableFailure() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.RESTARTABLE_TARGET)) {
            trial.target().goAway();
            Transport transport = trial.create();
            for (int attempt = 1; attempt <= 2; attempt++) {
                Batch batch = trial.samples().batch(trial.samples().events(3));
                assertEquals(0, trial.attemptFails(transport, batch).deliveredPrefix());
            }
        }
    }

    /** Once the target is back, a new start and send deliver what failed. */
    @Test
    default void whatFailedArrivesWhenTheTargetIsBack() throws Exception {
        try (TransportTrial trial = TransportTrial.of(
                fixture(), TransportCapability.RESTARTABLE_TARGET, TransportCapability.DELIVERS_TO_TARGET)) {
            List<EncodedEvent> events = trial.samples().events(5);
            trial.target().goAway();
            Transport transport = trial.create();
            trial.attemptFails(transport, trial.samples().batch(events));
            trial.target().behave();
            trial.startPersistently(transport);
            trial.send(transport, events);
            trial.arrived().exactly(events);
        }
    }

    /** A target that goes away in between is noticed, and what was told to have failed isn't lost. */
    @Test
    default void aTargetThatGoesAwayInBetweenIsNoticed() throws Exception {
        try (TransportTrial trial = TransportTrial.of(
                fixture(), TransportCapability.RESTARTABLE_TARGET, TransportCapability.DELIVERS_TO_TARGET)) {
            List<EncodedEvent> before = trial.samples().events(3);
            Transport transport = trial.started();
            trial.send(transport, before);
            trial.arrived().exactly(before);
            trial.target().goAway();
            List<EncodedEvent> rest = sendUntilItFails(trial, transport);
            trial.target().behave();
            trial.startPersistently(transport);
            trial.send(transport, rest);
            trial.arrived().allInOrder(rest);
            trial.arrived().all(before);
        }
    }

    /** Gives what of the batch that failed must be sent again. */
    private List<EncodedEvent> sendUntilItFails(TransportTrial trial, Transport transport) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < fixture().patience().toNanos()) {
            Batch batch = trial.samples().batch(trial.samples().events(3));
            Throwable failure = trial.beginSend(transport, batch, TransportTrial.AMPLE)
                    .ending(fixture().patience());
            if (failure != null) {
                int delivered = trial.rules()
                        .check(failure, RetryableTransportException.class, batch.size())
                        .deliveredPrefix();
                return batch.events().subList(delivered, batch.size());
            }
            assertTrue(
                    !trial.has(TransportCapability.CONFIRMS_DELIVERY),
                    "send returned normally though the target was away; that confirms what nobody has");
        }
        throw new AssertionError("send never fails though the target is away");
    }

    /** A batch that fails midway is told to be delivered as far as it was, and sending the rest completes it. */
    @Test
    default void aBatchThatFailsMidwayTellsHowMuchWasDelivered() throws Exception {
        try (TransportTrial trial = TransportTrial.of(
                fixture(), TransportCapability.FAILS_MIDWAY, TransportCapability.DELIVERS_TO_TARGET)) {
            List<EncodedEvent> events = trial.samples().events(10);
            trial.target().failAfter(4);
            Transport transport = trial.started();
            int delivered = trial.sendFails(
                            transport,
                            trial.samples().batch(events),
                            TransportTrial.AMPLE,
                            RetryableTransportException.class)
                    .deliveredPrefix();
            if (!trial.has(TransportCapability.REPORTS_DELIVERED_PREFIX)) {
                assertEquals(0, delivered, "deliveredPrefix of a transport that doesn't declare to report it");
            } else {
                assertTrue(delivered > 0, "4 events were taken, and deliveredPrefix is 0");
            }
            if (trial.has(TransportCapability.CONFIRMS_DELIVERY)) {
                trial.arrived().allInOrder(events.subList(0, delivered));
            }
            trial.target().behave();
            trial.startPersistently(transport);
            trial.send(transport, events.subList(delivered, events.size()));
            trial.arrived().allInOrder(events.subList(delivered, events.size()));
        }
    }

    /** What is refused as too large is told as such, so that the host halves it, and the transport goes on without a new start. */
    @Test
    default void aBatchThatIsTooLargeIsToldAsSuch() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.REFUSES_TOO_LARGE)) {
            Transport transport = trial.started();
            trial.target().refuseAsTooLarge();
            refusedAs(TooLargeTransportException.class, trial, transport);
        }
    }

    /** What is refused for good is told as such, so that nobody sends it for ever, and the transport goes on without a new start. */
    @Test
    default void aBatchThatIsRefusedForGoodIsToldAsSuch() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.REFUSES_PERMANENTLY)) {
            Transport transport = trial.started();
            trial.target().refusePermanently();
            refusedAs(PermanentTransportException.class, trial, transport);
        }
    }

    /** A refusal is an answer: the host sends on without starting the transport again. */
    private void refusedAs(Class<? extends TransportException> type, TransportTrial trial, Transport transport) {
        trial.sendFails(transport, trial.samples().batch(trial.samples().events(4)), TransportTrial.AMPLE, type);
        trial.target().behave();
        List<EncodedEvent> next = trial.samples().events(2);
        trial.send(transport, next);
        if (trial.has(TransportCapability.DELIVERS_TO_TARGET)) {
            trial.arrived().exactly(next);
        }
    }

    /** A target that asks to be left alone for a while is passed on to the host, with the time. */
    @Test
    default void aWishToBeLeftAloneIsPassedOn() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.ASKS_FOR_DELAY)) {
            Transport transport = trial.started();
            trial.target().askForDelay(Duration.ofSeconds(17));
            RetryableTransportException failure = trial.sendFails(
                    transport,
                    trial.samples().batch(trial.samples().events(2)),
                    TransportTrial.AMPLE,
                    RetryableTransportException.class);
            assertEquals(Duration.ofSeconds(17), failure.retryAfter());
        }
    }
}
