package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.core.testing.Attempt;
import io.townlet.telemetry.core.testing.Background;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a pipeline ends where its transports return in time. No time passes in most of these. */
@Timeout(60)
class CloseTest {

    private static final Duration PATIENT = Duration.ofHours(1);

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void itSendsAllThatIsQueued() {
        rig.start(Settings.defaults().batch(4).flushTicks(10_000));
        rig.emit(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertSettled(rig.close(), 10, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(rig.transport().closes()).isPositive();
        assertThat(rig.status().workerAlive()).isFalse();
        assertThat(rig.status().connected()).isFalse();
    }

    @Test
    void itClosesTheTransformsAfterTheirLastEvent() {
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger seenAtClose = new AtomicInteger(-1);
        rig.start(
                Settings.defaults(),
                builder -> builder.transform("counting", context -> new CountingTransform(seen, seenAtClose)));
        rig.emit(0, 1, 2);
        rig.close();
        assertThat(seenAtClose).hasValue(3);
    }

    @Test
    void itFinishesWhatIsInFlight() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1);
        rig.transport().awaitAttempts(1);
        Background<Ledger> close = Background.call(rig::close);
        rig.clock().awaitWaiting(close.thread());
        rig.transport().release();
        assertSettled(close.join(), 2, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void itCutsABackoffShortForOneLastAttempt() {
        rig.transport().then(Fault.retryable(0, Duration.ofMinutes(5)));
        rig.start(Settings.defaults().batch(1).retryForEver(Duration.ofSeconds(30)));
        rig.emit(0, 1);
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        assertSettled(rig.close(), 2, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(rig.transport().attempts()).extracting(Attempt::number).containsExactly(1, 2, 1);
    }

    @Test
    void whatTheLastAttemptDoesNotDeliverIsCounted() {
        rig.transport().always(Fault.retryable());
        rig.start(Settings.defaults().batch(1).retryForEver(Duration.ofSeconds(30)));
        rig.emit(0, 1, 2);
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        assertSettled(rig.close(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.SHUTDOWN, 3L));
        assertThat(rig.transport().attempts()).hasSize(2);
    }

    @Test
    void aPrefixOfTheLastAttemptCountsAsDelivered() {
        rig.transport().then(Fault.retryable(), Fault.retryable(1, null));
        rig.start(Settings.defaults().batch(3).retryForEver(Duration.ofSeconds(30)));
        rig.emit(0, 1, 2);
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        assertSettled(rig.close(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.SHUTDOWN, 2L));
    }

    @Test
    void aFailureOfWhatWasInFlightStillLeavesOneLastAttempt() {
        rig.transport().hold().then(Fault.retryable());
        rig.start(Settings.defaults().batch(1).retryForEver(Duration.ofSeconds(30)));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        Background<Ledger> close = Background.call(rig::close);
        rig.clock().awaitWaiting(close.thread());
        // Where close is at the transforms still, the send below may yet fail before it; the end is the same.
        rig.transport().release();
        assertThat(close.join().complete()).isTrue();
        assertThat(rig.transport().attempts()).hasSize(2);
    }

    @Test
    void aSecondCloseReturnsTheSame() {
        rig.start(Settings.defaults());
        rig.emit(0, 1);
        LedgerReport first = rig.pipeline().close(PATIENT);
        assertThat(rig.pipeline().close(PATIENT)).isEqualTo(first);
        assertThat(rig.pipeline().close(Duration.ZERO)).isEqualTo(first);
    }

    @Test
    void aCloseAtTheSameTimeWaitsForTheFirst() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        Background<LedgerReport> first = Background.call(() -> rig.pipeline().close(PATIENT));
        Background<LedgerReport> second = Background.call(() -> rig.pipeline().close(PATIENT));
        rig.clock().awaitWaiting(first.thread());
        rig.clock().awaitWaiting(second.thread());
        rig.transport().release();
        assertThat(first.join()).isEqualTo(second.join());
        assertThat(first.join().complete()).isTrue();
    }

    @Test
    void withoutATimeoutItGivesUpAtOnceWhatIsNotDelivered() {
        rig.transport().always(Fault.retryable(0, Duration.ofMinutes(5)));
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1, 2);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        Ledger ledger = rig.pipeline().close(Duration.ZERO).ledger("main");
        assertSettled(ledger, 3, rig.transport());
        // The worker may just have begun the last attempt.
        assertThat(ledger.inDoubt()).isBetween(0L, 1L);
        assertThat(losses(ledger)).containsExactly(entry(DropReason.SHUTDOWN, 3L - ledger.inDoubt()));
    }

    @Test
    void anIdlePipelineClosesWithoutATimeout() {
        rig.start(Settings.defaults());
        LedgerReport report = rig.pipeline().close(Duration.ofSeconds(-5));
        assertThat(report.complete()).isTrue();
        assertThat(report.closes()).isTrue();
        rig.transport().awaitCloses(1);
    }

    @Test
    void whatIsEmittedAfterwardsIsCountedAsShutdown() {
        rig.start(Settings.defaults());
        rig.emit(0);
        rig.close();
        rig.pipeline().emit(Events.event(0, 1));
        rig.pipeline().emit(Events.event(0, 2));
        assertSettled(rig.ledger(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.SHUTDOWN, 2L));
    }

    @Test
    void anInterruptCutsTheWaitShortAndStaysSet() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        Background<Boolean> close = Background.call(() -> {
            rig.pipeline().close(PATIENT);
            return Thread.currentThread().isInterrupted();
        });
        rig.clock().awaitWaiting(close.thread());
        close.thread().interrupt();
        assertThat(close.join()).isTrue();
        assertSettled(rig.ledger(), 1, rig.transport());
        assertThat(rig.ledger().inDoubt()).isEqualTo(1);
        // What hangs is let go of all the same.
        rig.transport().awaitCloses(1);
    }

    @Test
    void whatOthersEmitMeanwhileIsCountedToTheLastEvent() {
        rig.start(Settings.defaults().batch(8));
        AtomicInteger emitted = new AtomicInteger();
        Emitters emitters = Emitters.start(Emitters.Kind.PLATFORM, 4, producer -> {
            for (int number = 0; number < 20_000; number++) {
                rig.pipeline().emit(Events.event(producer, number));
                emitted.incrementAndGet();
            }
        });
        rig.transport().awaitDelivered(100);
        rig.close();
        emitters.join();
        assertSettled(rig.ledger(), emitted.get(), rig.transport());
    }

    private record CountingTransform(AtomicInteger seen, AtomicInteger seenAtClose) implements Transform {

        @Override
        public TelemetryEvent apply(TelemetryEvent event) {
            seen.incrementAndGet();
            return event;
        }

        @Override
        public void close() {
            seenAtClose.set(seen.get());
        }
    }
}
