package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.core.testing.Background;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a flush sends, what it waits for, and what it says. */
@Timeout(60)
class FlushTest {

    private static final Duration PATIENT = Duration.ofHours(1);
    private static final Duration BACKOFF = Duration.ofSeconds(30);

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void itSendsWhatWaitsForItsBatchToFill() {
        rig.start(Settings.defaults().flushTicks(10_000));
        rig.emit(0, 1, 2);
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void afterItBatchesFillUpAsBefore() {
        rig.start(Settings.defaults().flushTicks(10_000));
        rig.emit(0);
        rig.flush();
        rig.emit(1);
        rig.awaitArrived();
        assertThat(rig.clock().awaitSleeper(Rig.WORKER)).isEqualTo(Duration.ofMillis(500));
        assertThat(rig.ledger().queued()).isEqualTo(1);
    }

    @Test
    void aFailedExportIsNoSuccess() {
        rig.transport().always(Fault.permanent(0));
        rig.start(Settings.defaults());
        rig.emit(0);
        LedgerReport report = rig.pipeline().flush(PATIENT);
        assertThat(report.complete()).isFalse();
        assertThat(report.closes()).isTrue();
        assertThat(losses(report.ledger("main"))).containsExactly(entry(DropReason.PERMANENT, 1L));
        assertThat(report.ledger("probe").complete()).isTrue();
    }

    @Test
    void itWaitsThroughTheRetries() {
        rig.transport().then(Fault.retryable(), Fault.retryable());
        rig.start(Settings.defaults().retry(2, BACKOFF));
        rig.emit(0);
        Background<Ledger> flush = Background.call(rig::flush);
        rig.passBackoff(1);
        rig.passBackoff(2);
        assertThat(flush.join().complete()).isTrue();
    }

    @Test
    void itDoesNotCutABackoffShortAndGivesUpAtItsDeadline() {
        rig.transport().always(Fault.retryable(0, Duration.ofMinutes(5)));
        rig.start(Settings.defaults().retryForEver(BACKOFF));
        rig.emit(0);
        Background<LedgerReport> flush = Background.call(() -> rig.pipeline().flush(Duration.ofSeconds(3)));
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        rig.clock().awaitWaiting(flush.thread());
        rig.clock().advance(Duration.ofSeconds(3));
        LedgerReport report = flush.join();
        assertThat(report.complete()).isFalse();
        assertThat(report.closes()).isTrue();
        assertThat(report.ledger("main").queued()).isEqualTo(1);
        assertThat(rig.transport().attempts()).hasSize(1);
    }

    @Test
    void withoutATimeoutItSendsAndDoesNotWait() {
        rig.transport().hold();
        rig.start(Settings.defaults().flushTicks(10_000));
        rig.emit(0);
        rig.awaitArrived();
        LedgerReport report = rig.pipeline().flush(Duration.ZERO);
        assertThat(report.complete()).isFalse();
        assertThat(rig.pipeline().flush(Duration.ofSeconds(-1)).closes()).isTrue();
        rig.transport().awaitAttempts(1);
    }

    @Test
    void whatAFlushGaveUpWaitingForStillGoesOutAtOnce() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(2).flushTicks(10_000));
        rig.emit(0, 1, 2);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        LedgerReport report = rig.pipeline().flush(Duration.ZERO);
        assertThat(report.ledger("main").queued()).isEqualTo(3);
        rig.transport().release();
        rig.transport().awaitDelivered(3);
    }

    @Test
    void newerEventsThatSettleFirstDoNotEndTheWait() {
        rig.transport().hold();
        rig.start(
                Settings.defaults().batch(1),
                builder -> builder.transform(
                        "odd_out",
                        context -> event -> event.payload().get("number").equals(1L) ? null : event));
        rig.emitOneByOne(Events.event(0, 0));
        rig.transport().awaitAttempts(1);
        Background<Ledger> flush =
                Background.call(() -> rig.pipeline().flush(PATIENT).ledger("main"));
        rig.clock().awaitWaits(flush.thread().getName(), 1);

        rig.pipeline().emit(Events.event(0, 1));
        rig.clock().awaitWaits(flush.thread().getName(), 2);
        rig.transport().release();
        Ledger ledger = flush.join();
        assertThat(ledger.delivered()).isEqualTo(1);
        assertThat(ledger.filtered()).isEqualTo(1);
    }

    @Test
    void newerEventsThatAreRefusedDoNotEndTheWait() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1), builder -> builder.intakeBytes(1000));
        rig.emitOneByOne(Events.event(0, 0));
        rig.transport().awaitAttempts(1);
        // Refused before the intake: settled at once, but nothing that the flush began with.
        rig.pipeline().emit(Events.sized(2000, 0, 1));
        Background<Ledger> flush =
                Background.call(() -> rig.pipeline().flush(PATIENT).ledger("main"));
        rig.clock().awaitWaits(flush.thread().getName(), 1);
        rig.pipeline().emit(Events.sized(2000, 0, 2));
        rig.transport().release();
        assertThat(flush.join().delivered()).isEqualTo(1);
    }

    @Test
    void evictionsBehindAHangingBatchDoNotEndTheWait() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1).bufferBytes(1024));
        rig.emitOneByOne(Events.sized(500, 0, 0));
        rig.transport().awaitAttempts(1);
        Background<Ledger> flush =
                Background.call(() -> rig.pipeline().flush(PATIENT).ledger("main"));
        rig.clock().awaitWaits(flush.thread().getName(), 1);
        rig.emitOneByOne(Events.sized(400, 0, 1), Events.sized(400, 0, 2), Events.sized(400, 0, 3));
        rig.clock().awaitWaits(flush.thread().getName(), 2);
        rig.transport().release();
        assertThat(flush.join().delivered()).isPositive();
    }

    @Test
    void severalFlushesAtOnceEachWaitForWhatWasThereWhenTheyCame() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1).flushTicks(10_000));
        rig.emitOneByOne(Events.event(0, 0));
        Background<Ledger> first =
                Background.call(() -> rig.pipeline().flush(PATIENT).ledger("main"));
        rig.clock().awaitWaiting(first.thread());
        rig.emitOneByOne(Events.event(0, 1));
        Background<Ledger> second =
                Background.call(() -> rig.pipeline().flush(PATIENT).ledger("main"));
        rig.clock().awaitWaiting(second.thread());
        rig.transport().release();
        assertThat(first.join().delivered()).isPositive();
        assertThat(second.join().delivered()).isEqualTo(2);
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0);
        AtomicBoolean interrupted = new AtomicBoolean();
        Background<LedgerReport> flush = Background.call(() -> {
            LedgerReport report = rig.pipeline().flush(PATIENT);
            interrupted.set(Thread.currentThread().isInterrupted());
            return report;
        });
        rig.clock().awaitWaiting(flush.thread());
        flush.thread().interrupt();
        assertThat(flush.join().complete()).isFalse();
        assertThat(interrupted).isTrue();
    }

    @Test
    void itWaitsForEveryTransport() {
        rig.probe().hold();
        rig.start(Settings.defaults().batch(1));
        rig.pipeline().emit(Events.event(0, 0));
        rig.transport().awaitDelivered(1);
        Background<LedgerReport> flush = Background.call(() -> rig.pipeline().flush(PATIENT));
        rig.clock().awaitWaiting(flush.thread());
        rig.probe().release();
        assertThat(flush.join().complete()).isTrue();
    }

    @Test
    void afterCloseItReturnsTheSameLedgerAtOnce() {
        rig.start(Settings.defaults());
        rig.emit(0, 1);
        LedgerReport closed = rig.pipeline().close(PATIENT);
        assertThat(rig.pipeline().flush(PATIENT)).isEqualTo(closed);
    }
}
