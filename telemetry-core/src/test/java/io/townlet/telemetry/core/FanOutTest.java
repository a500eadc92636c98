package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Attempt;
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

/** Where a full queue makes the emitting thread deliver by itself. The worker never would: no batch fills up and no time passes. */
@Timeout(60)
class FanOutTest {

    @RegisterExtension
    final Rig rig = new Rig();

    private final Gate gate = new Gate();

    @Test
    void theEmittingThreadDeliversTheOldest() {
        startFull(idleWorker());
        Background<Boolean> emit = Background.run(() -> rig.emit(Events.sized(200, 0, 5)));
        emit.join();
        Attempt attempt = rig.transport().attempts().get(0);
        assertThat(attempt.thread()).isEqualTo(emit.thread().getName());
        assertThat(Events.numbers(attempt.lines())).containsExactly(0);
        gate.open();
        assertSettled(rig.flush(), 6, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void itEvictsOnlyWhereThatFails() {
        rig.transport().then(Fault.retryable(0, Duration.ofMinutes(5)));
        startFull(idleWorker());
        rig.emit(Events.sized(200, 0, 5));
        gate.open();
        rig.awaitArrived();
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.OVERFLOW, 1L));
        assertSettled(rig.close(), 6, rig.transport());
        // What was tried is kept for its retry, and what is behind it gives way.
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 2, 3, 4, 5);
    }

    @Test
    void itLeavesABatchAloneForItsBackoff() {
        rig.transport().always(Fault.retryable(0, Duration.ofMinutes(5)));
        startFull(idleWorker().retryForEver(Duration.ofSeconds(30)));
        gate.open();
        for (int number = 5; number < 50; number++) {
            rig.emitOneByOne(Events.sized(200, 0, number));
        }
        assertThat(rig.transport().attempts()).hasSize(1);
        assertSettled(rig.close(), 50, rig.transport());
    }

    @Test
    void aRefusedBatchMakesRoomAsWell() {
        rig.transport().then(Fault.permanent(0));
        startFull(idleWorker());
        rig.emit(Events.sized(200, 0, 5));
        gate.open();
        assertSettled(rig.flush(), 6, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.PERMANENT, 1L));
    }

    @Test
    void itWaitsForTheSendThatTheWorkerIsAtAndKeepsTheOrder() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1).bufferBytes(1000).fanOut().sendTimeout(Duration.ofMinutes(1)));
        rig.emitOneByOne(Events.sized(400, 0, 0));
        rig.transport().awaitAttempts(1);
        rig.emitOneByOne(Events.sized(400, 0, 1));
        Background<Boolean> emit = Background.run(() -> rig.emit(Events.sized(400, 0, 2)));
        rig.transport().release();
        emit.join();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1, 2);
    }

    @Test
    void itWaitsNoLongerThanOneSendMayTake() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1).bufferBytes(1000).fanOut().sendTimeout(Duration.ofMillis(5)));
        rig.emitOneByOne(Events.sized(400, 0, 0));
        rig.transport().awaitAttempts(1);
        rig.emitOneByOne(Events.sized(400, 0, 1), Events.sized(400, 0, 2));
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.OVERFLOW, 1L));
        rig.transport().release();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 2);
    }

    @Test
    void connectingAndSendingShareTheTimeOfOneSend() {
        rig.transport()
                .thenOnStart(Fault.retryable(), (events, bytes) -> rig.clock().advance(Duration.ofMillis(400)));
        startFull(idleWorker().sendTimeout(Duration.ofSeconds(1)));
        rig.emit(Events.sized(200, 0, 5));
        assertThat(rig.transport().attempts().get(0).timeout()).isEqualTo(Duration.ofMillis(600));
        gate.open();
    }

    @Test
    void roomThatComesFromElsewhereEndsTheWait() {
        gate.shut();
        rig.start(idleWorker(), builder -> {
            gate.in(builder);
            builder.transform("none", context -> event -> null);
        });
        emit(0, 5);
        // Nothing to send, no room, and nothing but the transform that could make any.
        Background<Boolean> emit = Background.run(() -> emit(5, 6));
        rig.clock().awaitWaiting(emit.thread());
        gate.open();
        emit.join();
        rig.pipeline().flush(Duration.ofDays(1));
        assertThat(rig.ledger().filtered()).isEqualTo(6);
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void whatTurnsOutLongerThanEstimatedEvictsNothing() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1).bufferBytes(1000).fanOut());
        rig.emitOneByOne(Events.sized(400, 0, 0));
        rig.transport().awaitAttempts(1);
        rig.emitOneByOne(wide(1), wide(2));
        rig.transport().release();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void aCrashOnTheEmittingThreadReachesNobody() {
        rig.transport().then(Fault.crash());
        startFull(idleWorker());
        rig.emit(Events.sized(200, 0, 5));
        assertThat(rig.status().workerRestartCount()).isEqualTo(1);
        gate.open();
        assertSettled(rig.close(), 6, rig.transport());
    }

    /** 200 bytes in the buffer and four times about as much in the intake, beside which there is no room for a sixth. */
    private void startFull(Settings settings) {
        rig.start(settings, gate::in);
        rig.transport().awaitStarts(1);
        rig.emitOneByOne(Events.sized(200, 0, 0));
        gate.shut();
        emit(1, 5);
    }

    private void emit(int from, int to) {
        for (int number = from; number < to; number++) {
            rig.emit(Events.sized(200, 0, number));
        }
    }

    private static Settings idleWorker() {
        return Settings.defaults()
                .batch(1000)
                .flushTicks(10_000)
                .bufferBytes(1100)
                .fanOut();
    }

    /** An event of about 150 characters and 380 bytes. */
    private static TelemetryEvent wide(int number) {
        TelemetryEvent event = Events.event(0, number);
        return event.withPayload(event.payload().with("pad", "\u4e16".repeat(115)));
    }
}
