package io.townlet.telemetry.testkit.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What arrives at a target that behaves: every event, once, in order, byte for byte. */
public interface DeliveryContract {

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransportFixture fixture();

    /** Bytes beyond ASCII, escapes, odd spaces, an empty object and a large event arrive as they were given. */
    @Test
    default void everyByteArrivesAsGiven() throws Exception {
        arrives(samples -> List.of(samples.oddOnes(fixture().largestEventBytes())));
    }

    /** Batches of all sizes arrive in the order in which they were sent. */
    @Test
    default void theOrderIsKept() throws Exception {
        arrives(samples -> {
            List<List<EncodedEvent>> batches = new ArrayList<>();
            for (int size = 1; size <= 16; size++) {
                batches.add(samples.events(size));
            }
            return batches;
        });
    }

    /** A single event arrives, without waiting for more. */
    @Test
    default void aBatchOfOneArrives() throws Exception {
        arrives(samples -> List.of(samples.events(1)));
    }

    /** The largest batch that a host makes arrives whole. */
    @Test
    default void aBatchOfTheMaximumArrives() throws Exception {
        arrives(samples -> List.of(samples.events(fixture().largestBatch())));
    }

    /** Makes batches of events. */
    private void arrives(Function<SampleEvents, List<List<EncodedEvent>>> make) throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.DELIVERS_TO_TARGET)) {
            List<EncodedEvent> all = new ArrayList<>();
            Transport transport = trial.started();
            for (List<EncodedEvent> batch : make.apply(trial.samples())) {
                trial.send(transport, batch);
                all.addAll(batch);
            }
            trial.arrived().exactly(all);
        }
    }

    /** Where delivery is confirmed, nothing is still on its way when the send has returned. */
    @Test
    default void aConfirmedBatchIsThereWhenTheSendReturns() throws Exception {
        try (TransportTrial trial = TransportTrial.of(
                fixture(), TransportCapability.DELIVERS_TO_TARGET, TransportCapability.CONFIRMS_DELIVERY)) {
            List<EncodedEvent> events = trial.samples().events(16);
            Transport transport = trial.started();
            trial.send(transport, events.subList(0, 10));
            trial.arrived().now(events.subList(0, 10));
            trial.send(transport, events.subList(10, 16));
            trial.arrived().now(events);
        }
    }

    /** A transport that comes after another one goes on where that one ended. */
    @Test
    default void theNextTransportGoesOnAtTheSameTarget() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.DELIVERS_TO_TARGET)) {
            List<EncodedEvent> events = trial.samples().events(4);
            Transport first = trial.started();
            trial.send(first, events.subList(0, 2));
            trial.arrived().exactly(events.subList(0, 2));
            trial.close(first);
            trial.send(trial.started(), events.subList(2, 4));
            trial.arrived().exactly(events);
        }
    }

    /** The bytes are shared with other transports, and are left alone. */
    @Test
    default void theBytesOfEventsAreLeftAlone() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            List<EncodedEvent> events = trial.samples().oddOnes(fixture().largestEventBytes());
            List<String> before = SampleEvents.lines(events);
            trial.send(trial.started(), events);
            for (int i = 0; i < before.size(); i++) {
                assertEquals(
                        before.get(i), SampleEvents.lines(events).get(i), "send has changed the bytes of an event");
            }
        }
    }
}
