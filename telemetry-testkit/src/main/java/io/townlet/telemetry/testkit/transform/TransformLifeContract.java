package io.townlet.telemetry.testkit.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.testkit.call.Await;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a transform is made, used by threads, and closed. */
public interface TransformLifeContract {

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransformFixture fixture();

    /** Closing one transform leaves another of the same provider alone: the provider has no state. */
    @Test
    default void eachTransformIsANewOne() {
        try (TransformTrial trial = TransformTrial.of(fixture())) {
            Transform first = trial.create();
            Transform second = trial.create();
            // A transform without state may well be one and the same; what matters is that closing one leaves the
            // other.
            List<TelemetryEvent> events = trial.fixture().events();
            List<String> before = summaries(trial, second, events);
            trial.close(first);
            assertEquals(before, summaries(trial, second, events), "closing one transform has changed another");
        }
    }

    /** The host calls it on one thread at a time, but not for ever on the same one. */
    @Test
    default void anotherThreadMayTakeOver() {
        try (TransformTrial trial = TransformTrial.of(fixture(), TransformCapability.IS_DETERMINISTIC)) {
            Transform onOneThread = trial.create();
            Transform onMany = trial.create();
            List<TelemetryEvent> events = trial.fixture().events();
            List<Outcome> expected = trial.apply(onOneThread, events);
            for (int i = 0; i < events.size(); i++) {
                Outcome outcome = trial.apply(onMany, List.of(events.get(i))).get(0);
                assertTrue(outcome.isLike(expected.get(i)), "another result on another thread: " + outcome.summary());
            }
        }
    }

    /** Closing without use, or again, does nothing. */
    @Test
    default void closingUnusedOrTwiceDoesNothing() {
        try (TransformTrial trial = TransformTrial.of(fixture())) {
            trial.close(trial.create());
            Transform used = trial.create();
            List<Outcome> unused = trial.apply(used, trial.fixture().events());
            trial.close(used);
            trial.close(used);
        }
    }

    /** No thread is left after the close. */
    @Test
    default void noThreadIsLeftAfterTheClose() {
        try (TransformTrial trial = TransformTrial.of(fixture())) {
            Transform transform = trial.create();
            List<Outcome> unused = trial.apply(transform, trial.fixture().events());
            trial.close(transform);
            boolean ended = Await.until(
                    fixture().patience(), () -> trial.threads().startedByCalls().isEmpty());
            assertTrue(ended, () -> "threads that are left: " + trial.threads().startedByCalls());
        }
    }

    private static List<String> summaries(TransformTrial trial, Transform transform, List<TelemetryEvent> events) {
        return trial.apply(transform, events).stream().map(Outcome::summary).toList();
    }
}
