package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * That start and send come back from a target that hangs. How exactly they keep to the time isn't measured: the transport has some
 * hundredths of a second, and the test the fixture's patience.
 */
public interface TimeoutContract {

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransportFixture fixture();

    /** A start that hangs ends when its time is up, as retryable. */
    @Test
    default void aStartThatHangsEndsWhenItsTimeIsUp() throws Exception {
        startEnds(TransportTrial.SHORT);
    }

    /** A time-out of zero, which many interfaces take for "for ever", is over at once. */
    @Test
    default void aStartWithoutTimeEnds() throws Exception {
        startEnds(Duration.ZERO);
    }

    private void startEnds(Duration timeout) throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.STALLS_ON_START)) {
            trial.target().stallStart();
            trial.startFails(trial.create(), timeout, RetryableTransportException.class);
        }
    }

    /** A send that hangs ends when its time is up, as retryable. */
    @Test
    default void aSendThatHangsEndsWhenItsTimeIsUp() throws Exception {
        sendEnds(TransportTrial.SHORT);
    }

    /** A time-out of zero, which many interfaces take for "for ever", is over at once. */
    @Test
    default void aSendWithoutTimeEnds() throws Exception {
        sendEnds(Duration.ZERO);
    }

    private void sendEnds(Duration timeout) throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.STALLS_ON_SEND)) {
            trial.target().stallSend();
            trial.sendFails(trial.started(), Stalling.batch(trial), timeout, RetryableTransportException.class);
        }
    }

    /** What wasn't delivered when the time was up arrives once the target goes on. */
    @Test
    default void theRestArrivesWhenTheTargetGoesOn() throws Exception {
        try (TransportTrial trial = TransportTrial.of(
                fixture(), TransportCapability.STALLS_ON_SEND, TransportCapability.DELIVERS_TO_TARGET)) {
            trial.target().stallSend();
            Transport transport = trial.started();
            Batch batch = Stalling.batch(trial);
            int delivered = trial.sendFails(transport, batch, TransportTrial.SHORT, RetryableTransportException.class)
                    .deliveredPrefix();
            trial.target().behave();
            trial.startPersistently(transport);
            List<EncodedEvent> rest = batch.events().subList(delivered, batch.size());
            trial.send(transport, rest);
            trial.arrived().allInOrder(rest);
        }
    }
}
