package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // the clock stands still: what never comes would hang the build
class TransformStageCloseTest {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void aCloseFinishesWhatIsInTheIntake() {
        HeldTransform held = HeldTransform.interruptible();
        RunningStage stage = RunningStage.start(held);
        for (int i = 0; i < 100; i++) {
            stage.submit(Events.event(1, i));
        }
        held.awaitEntered(1);
        held.letAllGo();

        stage.close(LONG);

        assertThat(Events.numbers(stage.transports().delivered()))
                .isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(stage.intake().isEmpty()).isTrue();
        held.awaitClosed();
    }

    @Test
    void whatIsEmittedAfterwardsIsRefused() {
        RunningStage stage = RunningStage.start();
        stage.close(LONG);

        stage.submit(Events.event(1, 1));
        stage.submit(Events.event(1, 2));

        assertThat(stage.transports().refused()).isEqualTo(Map.of(DropReason.SHUTDOWN, 2));
        assertThat(stage.transports().acceptedTotal()).isZero();
        assertThat(stage.transports().weightHeld()).isZero();
        assertThat(stage.intake().isEmpty()).isTrue();
    }

    @Test
    void whatIsEmittedOnceItStopsAcceptingIsRefusedWhileTheRestIsFinished() {
        HeldTransform held = HeldTransform.interruptible();
        RunningStage stage = RunningStage.start(held);
        stage.submit(Events.event(1, 1));
        held.awaitEntered(1);

        stage.stage().stopAccepting();
        stage.submit(Events.event(1, 2));
        held.letAllGo();
        stage.close(LONG);

        assertThat(Events.numbers(stage.transports().delivered())).containsExactly(1);
        assertThat(stage.transports().refused()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void atTheDeadlineATransformThatHangsLosesItsEventAndTheRestIsDropped(boolean deaf) {
        HeldTransform held = deaf ? HeldTransform.deaf() : HeldTransform.interruptible();
        RunningStage stage = RunningStage.start(held);
        for (int i = 0; i < 10; i++) {
            stage.submit(Events.event(1, i));
        }
        held.awaitEntered(1);
        Emitters closer = Emitters.start(() -> stage.close(Duration.ofSeconds(5)));
        stage.clock().awaitSleepers(1);

        stage.clock().advance(Duration.ofSeconds(5));
        closer.join();

        assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 10));
        assertThat(stage.transports().weightHeld()).isZero();
        assertThat(stage.intake().isEmpty()).isTrue();
        held.letAllGo();
        held.awaitClosed();
    }

    @Test
    void whatAHangingTransformGivesAfterTheDeadlineIsNeitherSentNorCountedAgain() {
        HeldTransform held = HeldTransform.deaf();
        RunningStage stage = RunningStage.start(held);
        stage.submit(Events.event(1, 1));
        held.awaitEntered(1);
        stage.close(Duration.ZERO);

        held.letAllGo();
        stage.awaitEnd();

        assertThat(stage.transports().delivered()).isEmpty();
        assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1));
        assertThat(stage.transports().open()).isZero();
        assertThat(stage.intake().isEmpty()).isTrue();
    }

    @Test
    void atTheDeadlineATransformThatBlocksIsInterrupted() {
        HeldTransform held = HeldTransform.interruptible();
        RunningStage stage = RunningStage.start(held);
        stage.submit(Events.event(1, 1));
        held.awaitEntered(1);

        stage.close(Duration.ZERO);

        // Nobody lets it go.
        held.awaitClosed();
        assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1));
    }

    @Test
    void anEventThatIsTakenUpInTheMomentOfTheDeadlineIsAccountedForAndNotTransformed() {
        HeldTransform held = HeldTransform.deaf();
        RecordingTransports transports = new RecordingTransports();
        RunningStage stage = RunningStage.start(RunningStage.AMPLE_BYTES, transports, held);
        Semaphore takenUp = new Semaphore(0);
        Semaphore goOn = new Semaphore(0);
        transports.beforeEvictionCheck(() -> {
            takenUp.release();
            goOn.acquireUninterruptibly();
        });
        stage.submit(Events.event(1, 1));
        takenUp.acquireUninterruptibly();

        stage.close(Duration.ZERO);
        goOn.release();
        stage.awaitEnd();

        assertThat(transports.dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1));
        assertThat(transports.open()).isZero();
        assertThat(stage.intake().isEmpty()).isTrue();
    }

    @Test
    void anInterruptCutsTheCloseShortAndIsKept() {
        HeldTransform held = HeldTransform.interruptible();
        RunningStage stage = RunningStage.start(held);
        stage.submit(Events.event(1, 1));
        stage.submit(Events.event(1, 2));
        held.awaitEntered(1);

        Thread.currentThread().interrupt();
        stage.close(LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 2));
        assertThat(stage.transports().open()).isZero();
    }

    @Test
    void aSecondCloseChangesNothing() {
        RunningStage stage = RunningStage.start();
        stage.submit(Events.event(1, 1));
        stage.close(LONG);

        stage.close(LONG);

        assertThat(Events.numbers(stage.transports().delivered())).containsExactly(1);
        assertThat(stage.transports().dropped()).isEmpty();
    }
}
