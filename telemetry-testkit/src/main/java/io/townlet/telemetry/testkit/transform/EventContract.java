package io.townlet.telemetry.testkit.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a transform makes of events: the author's own, and odd ones. */
public interface EventContract {

    /** What is thrown by mistake, and never to give up an event. */
    Set<Class<? extends Throwable>> MISTAKES = Set.of(
            NullPointerException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            NegativeArraySizeException.class,
            ArithmeticException.class,
            UnsupportedOperationException.class,
            ConcurrentModificationException.class,
            NoSuchElementException.class);

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransformFixture fixture();

    /** Whatever an event holds, it goes on, is left out, or is given up by an exception that was meant. */
    @Test
    default void noEventMakesItStumble() {
        try (TransformTrial trial = TransformTrial.of(fixture())) {
            for (Outcome outcome : trial.apply(trial.create(), trial.events())) {
                Throwable thrown = outcome.thrown();
                if (thrown == null) {
                    continue;
                }
                if (!trial.has(TransformCapability.GIVES_UP_BY_EXCEPTION)) {
                    throw new AssertionError("threw, and doesn't declare GIVES_UP_BY_EXCEPTION", thrown);
                }
                if (thrown instanceof Error || MISTAKES.stream().anyMatch(mistake -> mistake.isInstance(thrown))) {
                    throw new AssertionError("threw what nobody throws on purpose", thrown);
                }
                assertTrue(
                        thrown.getMessage() != null && !thrown.getMessage().isBlank(),
                        "gave up an event without saying why: " + thrown);
            }
        }
    }

    /** The same events give the same results, in two transforms that are used by turns. */
    @Test
    default void theSameEventsGiveTheSameResults() {
        try (TransformTrial trial = TransformTrial.of(fixture(), TransformCapability.IS_DETERMINISTIC)) {
            List<TelemetryEvent> events = trial.events();
            List<List<Outcome>> outcomes = trial.applyByTurns(trial.create(), trial.create(), events);
            for (int i = 0; i < events.size(); i++) {
                Outcome one = outcomes.get(0).get(i);
                Outcome other = outcomes.get(1).get(i);
                TelemetryEvent event = events.get(i);
                assertTrue(
                        one.isLike(other),
                        () -> "one of two transforms of the same options gives another result: " + one.summary() + ", "
                                + other.summary() + " for " + event);
            }
        }
    }

    /** An event that comes out as it went in is the very same. */
    @Test
    default void anEventThatIsNotChangedComesBackItself() {
        try (TransformTrial trial = TransformTrial.of(fixture(), TransformCapability.KEEPS_UNCHANGED_EVENTS)) {
            Transform transform = trial.create();
            List<TelemetryEvent> events = trial.events();
            List<TelemetryEvent> out = new ArrayList<>();
            List<Outcome> outcomes = trial.apply(transform, events);
            for (int i = 0; i < events.size(); i++) {
                TelemetryEvent after = outcomes.get(i).event();
                if (after != null) {
                    out.add(after);
                    if (after.equals(events.get(i))) {
                        assertSame(events.get(i), after, "an equal copy of an event in which nothing was to change");
                    }
                }
            }
            assertTrue(!out.isEmpty(), "not one event went on; give the fixture some that do");
        }
    }

    /** What a transform counts has names that the status can show. */
    @Test
    default void countersAreWellFormed() {
        try (TransformTrial trial = TransformTrial.of(fixture())) {
            List<Outcome> unused = trial.apply(trial.create(), trial.events());
            assertEquals(List.of(), trial.context().problems());
        }
    }
}
