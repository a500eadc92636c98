package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.core.testing.Background;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Gate;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a pipeline ends where something in it hangs: at its one deadline, with everything accounted for. */
@Timeout(60)
class CloseHangingTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void aSendThatHangsIsUnblockedAndWhatItWasAtIsInDoubt() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(2));
        rig.emit(0, 1, 2, 3, 4);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        Ledger ledger = closeAtTheDeadline();
        assertThat(ledger.inDoubt()).isEqualTo(2);
        assertThat(losses(ledger)).containsExactly(entry(DropReason.SHUTDOWN, 3L));
        assertEnded(ledger, 5);
        assertThat(rig.transport().attempts()).hasSize(1);
    }

    @Test
    void theDeadlineHoldsEvenIfTheTransportIgnoresItsClose() {
        rig.transport().hold().deaf();
        rig.start(Settings.defaults().batch(2));
        rig.emit(0, 1, 2);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        Ledger ledger = closeAtTheDeadline();
        assertThat(ledger.inDoubt()).isEqualTo(2);
        assertThat(losses(ledger)).containsExactly(entry(DropReason.SHUTDOWN, 1L));
        assertEnded(ledger, 3);
        assertThat(rig.status().workerAlive()).isTrue();
    }

    @Test
    void aSendThatReturnsAfterTheDeadlineChangesNothingAnyMore() {
        rig.transport().hold().deaf();
        rig.start(Settings.defaults().batch(2));
        rig.emit(0, 1, 2);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        Ledger ledger = closeAtTheDeadline();
        rig.transport().awaitCloses(1);
        rig.transport().release();
        // The worker closes it once more as it ends.
        rig.transport().awaitCloses(2);
        assertThat(rig.transport().delivered()).hasSize(2);
        assertThat(rig.transport().attempts()).hasSize(1);
        assertThat(rig.ledger()).isEqualTo(ledger);
    }

    @Test
    void theDeadlineHoldsEvenIfTheCloseOfTheTransportHangs() {
        rig.transport().hold().deaf().holdCloses();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        Ledger ledger = closeAtTheDeadline();
        assertThat(ledger.inDoubt()).isEqualTo(1);
        assertEnded(ledger, 1);
    }

    @Test
    void aStartThatHangsIsUnblockedAndTheTransportIsNotStartedAgain() {
        rig.transport().holdStarts();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1);
        rig.awaitArrived();
        rig.transport().awaitStarts(1);
        Background<Ledger> close =
                Background.call(() -> rig.pipeline().close(TIMEOUT).ledger("main"));
        long forcedOpenAt = rig.clock().nanoTime() + TIMEOUT.minusMillis(250).toNanos();
        while (rig.clock().nanoTime() < forcedOpenAt) {
            rig.clock().advance(rig.clock().awaitSleeper(close.thread().getName()));
        }
        // Without another moment passing: the worker ends, for which it closes the transport once more, and the close.
        rig.transport().awaitCloses(2);
        Ledger ledger = close.join();
        assertThat(losses(ledger)).containsExactly(entry(DropReason.SHUTDOWN, 2L));
        assertEnded(ledger, 2);
        assertThat(rig.transport().starts()).isEqualTo(1);
        assertThat(rig.transport().attempts()).isEmpty();
    }

    @Test
    void aStartThatReturnsAfterTheDeadlineIsFollowedByNoSend() {
        rig.transport().then(Fault.retryable());
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        rig.transport().holdStarts().deaf();
        rig.passBackoff(1);
        rig.transport().awaitStarts(2);
        Ledger ledger = closeAtTheDeadline();
        assertThat(losses(ledger)).containsExactly(entry(DropReason.SHUTDOWN, 2L));
        rig.transport().awaitCloses(1);
        rig.transport().release();
        rig.transport().awaitCloses(2);
        assertThat(rig.transport().attempts()).hasSize(1);
        assertThat(rig.transport().delivered()).isEmpty();
        assertThat(rig.ledger()).isEqualTo(ledger);
    }

    @Test
    void withoutATimeoutASendThatHangsIsInDoubtAtOnce() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        Ledger ledger = rig.pipeline().close(Duration.ZERO).ledger("main");
        assertThat(ledger.inDoubt()).isEqualTo(1);
        assertThat(losses(ledger)).containsExactly(entry(DropReason.SHUTDOWN, 1L));
        assertEnded(ledger, 2);
        rig.transport().awaitCloses(1);
    }

    @Test
    void aTransformThatHangsLeavesHalfOfTheTimeToTheTransports() {
        Gate gate = new Gate();
        rig.start(Settings.defaults().flushTicks(10_000), gate::in);
        rig.emitOneByOne(Events.event(0, 0), Events.event(0, 1));
        gate.shut();
        rig.emit(2, 3);
        gate.awaitReached();
        Background<Ledger> close =
                Background.call(() -> rig.pipeline().close(TIMEOUT).ledger("main"));
        rig.clock().awaitWaiting(close.thread());
        rig.clock().advance(TIMEOUT.dividedBy(2));
        Ledger ledger = close.join();
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1);
        assertThat(ledger.delivered()).isEqualTo(2);
        assertThat(losses(ledger)).containsExactly(entry(DropReason.SHUTDOWN, 2L));
        assertEnded(ledger, 4);
    }

    @Test
    void aTransportThatHangsCostsTheOthersNothing() {
        rig.transport().hold().deaf();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1, 2);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        Ledger unused = closeAtTheDeadline();
        Ledger other = rig.pipeline().ledgers().ledger("probe");
        assertThat(rig.probe().delivered()).hasSize(3);
        assertThat(losses(other)).isEmpty();
    }

    private Ledger closeAtTheDeadline() {
        long begin = rig.clock().nanoTime();
        Ledger ledger = rig.passingTime(() -> rig.pipeline().close(TIMEOUT).ledger("main"));
        assertThat(rig.clock().nanoTime() - begin).isLessThanOrEqualTo(TIMEOUT.toNanos());
        return ledger;
    }

    private static void assertEnded(Ledger ledger, int emitted) {
        assertThat(ledger.accepted()).isEqualTo(emitted);
        assertThat(ledger.queued()).isZero();
        assertThat(ledger.closes()).isTrue();
    }
}
