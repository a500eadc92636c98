package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.testing.Attempt;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a transport that throws what none should, or that isn't there yet when the program starts. */
@Timeout(60)
class CrashTest {

    @RegisterExtension
    final Rig rig = new Rig();

    static Iterable<Supplier<Throwable>> whatNoTransportShouldThrow() {
        return List.of(
                IllegalStateException::new,
                () -> new NullPointerException("at the wrong place"),
                StackOverflowError::new,
                () -> new NoClassDefFoundError("gone"),
                () -> new AssertionError("never"));
    }

    @ParameterizedTest
    @MethodSource("whatNoTransportShouldThrow")
    void theWorkerIsRestartedWithItsBufferIntact(Supplier<Throwable> thrown) {
        rig.transport().then(Fault.crash(thrown));
        rig.start(Settings.defaults().batch(2).retry(3, Duration.ZERO));
        rig.emit(0, 1, 2, 3, 4);
        assertSettled(rig.flush(), 5, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1, 2, 3, 4);
        assertThat(rig.transport().starts()).isEqualTo(2);
        TransportStatus status = rig.status();
        assertThat(status.workerRestartCount()).isEqualTo(1);
        assertThat(status.workerAlive()).isTrue();
        assertThat(status.workerError()).contains(thrown.get().getClass().getName());
    }

    @Test
    void theBatchThatDidItHasSpentAnAttempt() {
        rig.transport().then(Fault.crash(), Fault.retryable());
        rig.start(Settings.defaults().batch(1).retry(1, Duration.ZERO));
        rig.emit(0, 1);
        assertSettled(rig.flush(), 2, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.RETRY_EXHAUSTED, 1L));
        assertThat(rig.transport().attempts()).extracting(Attempt::number).containsExactly(1, 2, 1);
        assertThat(rig.transport().attempts().get(1).key())
                .isEqualTo(rig.transport().attempts().get(0).key());
    }

    @Test
    void theCrashedBatchIsRetriedByTheSameSchedule() {
        rig.transport().then(Fault.crash());
        rig.start(Settings.defaults().batch(1).retry(3, Duration.ofSeconds(2)));
        rig.emit(0);
        assertThat(rig.passBackoff(1)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(rig.flush().complete()).isTrue();
    }

    @Test
    void pastTheLimitTheTransportIsFailedAndTheProgramGoesOn() {
        rig.transport().always(Fault.crash()).hold();
        rig.start(Settings.defaults().batch(2).retryForEver(Duration.ZERO).restarts(2));
        rig.emit(0, 1, 2, 3, 4);
        rig.awaitArrived();
        rig.transport().release();
        assertSettled(rig.flush(), 5, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TRANSPORT_FAILED, 5L));
        assertThat(rig.transport().attempts()).hasSize(3);

        rig.emit(IntStream.range(5, 105).toArray());
        rig.awaitArrived();
        assertSettled(rig.flush(), 105, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TRANSPORT_FAILED, 105L));
        assertThat(rig.probe().delivered()).hasSize(105);

        // Its worker lets go of it as it ends.
        rig.transport().awaitCloses(1);
        TransportStatus status = rig.status();
        assertThat(status.workerRestartCount()).isEqualTo(2);
        assertThat(status.workerError()).contains("a bug in the transport");
        assertThat(status.workerAlive()).isFalse();
        assertThat(status.connected()).isFalse();
        assertSettled(rig.close(), 105, rig.transport());
    }

    @Test
    void aStartThatThrowsWhatNoneShouldCountsAsACrashToo() {
        rig.transport().alwaysOnStart(Fault.crash());
        rig.start(Settings.defaults().batch(1).retryForEver(Duration.ZERO).restarts(3));
        rig.emit(0, 1);
        assertSettled(rig.flush(), 2, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TRANSPORT_FAILED, 2L));
        assertThat(rig.transport().starts()).isEqualTo(4);
        assertThat(rig.transport().attempts()).isEmpty();
    }

    @Test
    void aTargetThatIsAwayAtTheStartIsTriedAgainInTheBackground() {
        rig.transport().thenOnStart(Fault.retryable(), Fault.retryable());
        rig.start(Settings.defaults().batch(1).retry(3, Duration.ZERO));
        rig.transport().awaitStarts(1);
        rig.emit(0);
        assertSettled(rig.flush(), 1, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(rig.transport().starts()).isEqualTo(3);
        assertThat(rig.status().workerRestartCount()).isZero();
    }

    @Test
    void aStartThatHangsHoldsUpNobodyElse() {
        rig.transport().holdStarts();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1, 2);
        rig.awaitArrived();
        assertThat(rig.ledger().queued()).isEqualTo(3);
        assertThat(rig.ledger().closes()).isTrue();
        rig.transport().release();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void anEndlesslyFailingStartCostsOnlyWhatCanNotBeDelivered() {
        rig.transport().alwaysOnStart(Fault.retryable());
        rig.start(Settings.defaults().batch(2).retry(1, Duration.ZERO));
        rig.emit(0, 1, 2, 3);
        assertSettled(rig.flush(), 4, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.RETRY_EXHAUSTED, 4L));
        assertThat(rig.status().workerAlive()).isTrue();
        rig.transport().alwaysOnStart(Fault.none());
        rig.emit(4);
        assertThat(rig.flush().delivered()).isEqualTo(1);
    }
}
