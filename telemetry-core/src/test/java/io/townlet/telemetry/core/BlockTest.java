package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.core.testing.Background;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.FaultyTransport;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long an emit blocks where it is configured to wait for room, and what comes after. */
@Timeout(60)
class BlockTest {

    private static final Duration BOUND = Duration.ofMillis(500);

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void anEmitWaitsUntilThereIsRoom() {
        startFull(Settings.defaults().block(BOUND));
        Background<Boolean> emit = emitInBackground(Events.sized(400, 0, 2));
        rig.clock().awaitWaiting(emit.thread());
        rig.transport().release();
        emit.join();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1, 2);
    }

    @Test
    void atItsBoundItEvictsTheOldestInstead() {
        startFull(Settings.defaults().block(BOUND));
        Background<Boolean> emit = emitInBackground(Events.sized(400, 0, 2));
        rig.clock().awaitWaiting(emit.thread());
        rig.clock().advance(BOUND.minusNanos(1));
        rig.clock().awaitWaiting(emit.thread());
        assertThat(losses(rig.ledger())).isEmpty();
        rig.clock().advance(Duration.ofNanos(1));
        emit.join();
        rig.awaitArrived();
        rig.transport().release();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.OVERFLOW, 1L));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 2);
    }

    @Test
    void withoutABoundItWaitsForAsLongAsItTakes() {
        startFull(Settings.defaults().blockForEver());
        Background<Boolean> emit = emitInBackground(Events.sized(400, 0, 2));
        rig.clock().awaitWaiting(emit.thread());
        rig.clock().advance(Duration.ofDays(365));
        rig.clock().awaitWaiting(emit.thread());
        rig.transport().release();
        emit.join();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        startFull(Settings.defaults().blockForEver());
        Background<Boolean> emit = Background.call(() -> {
            rig.emit(Events.sized(400, 0, 2));
            return Thread.currentThread().isInterrupted();
        });
        rig.clock().awaitWaiting(emit.thread());
        emit.thread().interrupt();
        assertThat(emit.join()).isTrue();
        rig.transport().release();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.OVERFLOW, 1L));
    }

    @Test
    void aThreadThatIsInterruptedAlreadyDoesNotWaitAndLosesNothingWhileThereIsRoom() {
        rig.start(Settings.defaults().blockForEver());
        Background<Boolean> emit = Background.call(() -> {
            Thread.currentThread().interrupt();
            rig.emit(0, 1, 2);
            return Thread.currentThread().isInterrupted();
        });
        assertThat(emit.join()).isTrue();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void theBoundHoldsForOneEmitHoweverManyTransportsBlock() {
        FaultyTransport second = new FaultyTransport().hold();
        Settings settings = Settings.defaults().batch(1).bufferBytes(1000).block(BOUND);
        rig.transport().hold();
        rig.start(settings, builder -> builder.transport(second.spec("second", settings.build())));
        rig.emitOneByOne(Events.sized(500, 0, 0), Events.sized(400, 0, 1));
        rig.transport().awaitAttempts(1);
        second.awaitAttempts(1);

        Background<Boolean> emit = emitInBackground(Events.sized(400, 0, 2));
        rig.clock().awaitWaiting(emit.thread());
        rig.clock().advance(BOUND);
        emit.join();
        second.release();
        rig.transport().release();
        rig.flush();
        assertThat(rig.ledger().dropped(DropReason.OVERFLOW)).isEqualTo(1);
        assertThat(rig.pipeline().ledgers().ledger("second").dropped(DropReason.OVERFLOW))
                .isEqualTo(1);
    }

    @Test
    void closeLetsAWaitingEmitGoAndCountsItsEvent() {
        startFull(Settings.defaults().blockForEver());
        Background<Boolean> emit = emitInBackground(Events.sized(400, 0, 2));
        rig.clock().awaitWaiting(emit.thread());
        rig.pipeline().close(Duration.ZERO);
        emit.join();
        assertThat(rig.ledger().accepted()).isEqualTo(3);
        assertThat(rig.ledger().inDoubt()).isEqualTo(1);
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.SHUTDOWN, 2L));
        assertThat(rig.ledger().closes()).isTrue();
    }

    @Test
    void aWaitingEmitGoesAsSoonAsTheCloseBegins() {
        startFull(Settings.defaults().blockForEver());
        Background<Boolean> emit = emitInBackground(Events.sized(400, 0, 2));
        rig.clock().awaitWaiting(emit.thread());
        Background<Ledger> close = Background.call(rig::close);
        emit.join();
        rig.transport().release();
        assertSettled(close.join(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.SHUTDOWN, 1L));
    }

    @Test
    void aTransportThatFailedBlocksNobody() {
        rig.transport().always(Fault.crash());
        rig.start(Settings.defaults()
                .batch(1)
                .bufferBytes(1000)
                .blockForEver()
                .restarts(1)
                .retry(0, Duration.ZERO));
        for (int number = 0; number < 50; number++) {
            rig.emit(Events.sized(400, 0, number));
        }
        assertSettled(rig.flush(), 50, rig.transport());
        assertThat(rig.ledger().delivered()).isZero();
    }

    @Test
    void anEventBiggerThanTheBufferCostsNoOtherEvenAtTheBound() {
        startFull(Settings.defaults().block(BOUND));
        Background<Boolean> emit = emitInBackground(Events.sized(1200, 0, 2));
        rig.clock().awaitWaiting(emit.thread());
        rig.clock().advance(BOUND);
        emit.join();
        rig.awaitArrived();
        rig.transport().release();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TOO_LARGE, 1L));
    }

    @Test
    void whatTurnsOutLongerThanEstimatedEvictsNothing() {
        startFull(Settings.defaults().block(BOUND));
        TelemetryEvent event = Events.event(0, 2);
        rig.emitOneByOne(event.withPayload(event.payload().with("pad", "\u4e16".repeat(20))));
        rig.transport().release();
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    /** 500 bytes in flight and 400 in the buffer, out of 1000. */
    private void startFull(Settings settings) {
        rig.transport().hold();
        rig.start(settings.batch(1).bufferBytes(1000));
        rig.emitOneByOne(Events.sized(500, 0, 0));
        rig.transport().awaitAttempts(1);
        rig.emitOneByOne(Events.sized(400, 0, 1));
    }

    private Background<Boolean> emitInBackground(TelemetryEvent event) {
        return Background.run(() -> rig.emit(event));
    }
}
