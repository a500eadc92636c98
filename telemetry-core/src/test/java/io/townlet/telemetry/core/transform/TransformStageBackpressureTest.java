package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // the clock stands still: what never comes would hang the build
class TransformStageBackpressureTest {

    private static final Duration WAIT = Duration.ofSeconds(2);

    /** Room for one event, and not for two. */
    private static final long ONE_EVENT = 120;

    private final HeldTransform held = HeldTransform.interruptible();

    /** Starts a stage that is at event 0, so that whatever is submitted now stays in the intake. */
    private RunningStage heldStage(long intakeBytes, RecordingTransports transports) {
        RunningStage stage = RunningStage.start(intakeBytes, transports, held);
        stage.submit(Events.event(1, 0));
        held.awaitEntered(1);
        return stage;
    }

    @Test
    void wherePlaceIsShortAndNobodyBlocksTheOldestAreDropped() {
        try (RunningStage stage = heldStage(10_000, new RecordingTransports())) {
            for (int i = 1; i <= 1_000; i++) {
                stage.submit(Events.sized(1_000, 1, i));
            }
            Map<DropReason, Integer> dropped = stage.transports().dropped();
            int kept = stage.transports().open() - 1;
            held.letAllGo();
            stage.close(Duration.ofDays(1));

            assertThat(kept).isBetween(8, 10);
            assertThat(dropped).isEqualTo(Map.of(DropReason.INTAKE_OVERFLOW, 1_000 - kept));
            assertThat(Events.numbers(stage.transports().delivered()))
                    .startsWith(0)
                    .endsWith(1_000)
                    .isEqualTo(IntStream.concat(IntStream.of(0), IntStream.rangeClosed(1_001 - kept, 1_000))
                            .boxed()
                            .toList());
            assertThat(stage.transports().open()).isZero();
            assertThat(stage.transports().weightHeld()).isZero();
        }
    }

    @Test
    void anEventThatIsBiggerThanTheIntakeIsRefusedAndCostsNobodyElseAnything() {
        try (RunningStage stage = heldStage(5_000, new RecordingTransports(WAIT, Duration.ZERO))) {
            stage.submit(Events.sized(100, 1, 1));
            stage.submit(Events.sized(50_000, 1, 2));
            stage.submit(Events.sized(100, 1, 3));
            held.letAllGo();
            stage.close(Duration.ofDays(1));

            assertThat(Events.numbers(stage.transports().delivered())).containsExactly(0, 1, 3);
            assertThat(stage.transports().refused()).isEqualTo(Map.of(DropReason.TOO_LARGE, 1));
            assertThat(stage.transports().dropped()).isEmpty();
        }
    }

    @Test
    void whatEveryTransportWouldDropIsNotEvenTransformed() {
        RecordingTransports transports = new RecordingTransports();
        try (RunningStage stage = heldStage(RunningStage.AMPLE_BYTES, transports)) {
            stage.submit(Events.event(1, 1));
            transports.indebted(true);
            held.letGo(1);
            transports.awaitSettled(2);

            assertThat(transports.dropped()).isEqualTo(Map.of(DropReason.OVERFLOW, 1));
            assertThat(transports.weightHeld()).isZero();

            transports.indebted(false);
            stage.submit(Events.event(1, 2));
            held.letAllGo();
            stage.close(Duration.ofDays(1));
            assertThat(Events.numbers(transports.delivered())).containsExactly(0, 2);
            assertThat(stage.intake().isEmpty()).isTrue();
        }
    }

    @Test
    void anEmitterThatMayWaitLosesNothingOnceThereIsRoom() {
        try (RunningStage stage = heldStage(ONE_EVENT, new RecordingTransports(WAIT, Duration.ZERO))) {
            stage.submit(Events.event(1, 1));
            Emitters emitter = Emitters.start(() -> stage.submit(Events.event(1, 2)));
            stage.clock().awaitWaiting(emitter.first());

            held.letAllGo();
            emitter.join();
            stage.transports().awaitSettled(3);

            assertThat(Events.numbers(stage.transports().delivered())).containsExactly(0, 1, 2);
            assertThat(stage.transports().dropped()).isEmpty();
        }
    }

    @Test
    void anEmitterWaitsForRoomAndNotForATransformToFinish() {
        try (RunningStage stage = heldStage(ONE_EVENT, new RecordingTransports(WAIT, Duration.ZERO))) {
            stage.submit(Events.event(1, 1));
            Emitters emitter = Emitters.start(() -> stage.submit(Events.event(1, 2)));
            stage.clock().awaitWaiting(emitter.first());

            held.letGo(1);
            held.awaitEntered(2);
            emitter.join();

            assertThat(Events.numbers(stage.transports().delivered())).containsExactly(0);
            assertThat(stage.transports().dropped()).isEmpty();
        }
    }

    @Test
    void anEmitterWaitsNoLongerThanItMayAndThenTheOldestIsDropped() {
        try (RunningStage stage = heldStage(ONE_EVENT, new RecordingTransports(WAIT, Duration.ZERO))) {
            stage.submit(Events.event(1, 1));
            Emitters emitter = Emitters.start(() -> stage.submit(Events.event(1, 2)));
            stage.clock().awaitSleepers(1);

            stage.clock().advance(WAIT.minusNanos(1));
            assertThat(stage.transports().dropped()).isEmpty();
            stage.clock().advance(Duration.ofNanos(1));
            emitter.join();

            assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.INTAKE_OVERFLOW, 1));
            held.letAllGo();
            stage.close(Duration.ofDays(1));
            assertThat(Events.numbers(stage.transports().delivered())).containsExactly(0, 2);
        }
    }

    @Test
    void theTimeThatTheTransportsBlockedIsPartOfTheBound() {
        try (RunningStage stage = heldStage(ONE_EVENT, new RecordingTransports(WAIT, WAIT))) {
            stage.submit(Events.event(1, 1));
            // On a clock that stands still this returns only where nothing is left to wait for.
            stage.submit(Events.event(1, 2));

            assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.INTAKE_OVERFLOW, 1));
        }
    }

    @Test
    void anEmitterThatIsInterruptedGoesOnAtOnceAndStaysInterrupted() {
        try (RunningStage stage = heldStage(ONE_EVENT, new RecordingTransports(WAIT, Duration.ZERO))) {
            stage.submit(Events.event(1, 1));
            Thread.currentThread().interrupt();
            stage.submit(Events.event(1, 2));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.INTAKE_OVERFLOW, 1));
        }
    }

    @Test
    void anEmitterThatWaitsWithoutEndIsSetFreeByTheClose() {
        Duration unlimited = Duration.ofSeconds(Long.MAX_VALUE);
        try (RunningStage stage = heldStage(ONE_EVENT, new RecordingTransports(unlimited, Duration.ZERO))) {
            stage.submit(Events.event(1, 1));
            Emitters emitter = Emitters.start(() -> stage.submit(Events.event(1, 2)));
            stage.clock().awaitWaiting(emitter.first());

            stage.close(Duration.ZERO);
            emitter.join();

            assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 3));
            assertThat(stage.intake().isEmpty()).isTrue();
        }
    }
}
