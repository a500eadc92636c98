package io.townlet.telemetry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No transport ever waits for another. The probe behind the transport under test is the other one here. */
@Timeout(60)
class IsolationTest {

    private static final int EVENTS = 5000;

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void aTransportThatBlocksForEverCostsTheOtherNothing() {
        rig.transport().hold().deaf();
        rig.start(Settings.defaults().bufferBytes(10_000));
        rig.emit(IntStream.range(0, EVENTS).toArray());
        rig.probe().awaitDelivered(EVENTS);
        assertThat(Events.numbers(rig.probe().delivered())).isSorted().hasSize(EVENTS);
        assertThat(rig.ledger().delivered()).isZero();
        assertThat(rig.ledger().dropped(DropReason.OVERFLOW)).isPositive();
        assertThat(rig.ledger().closes()).isTrue();
    }

    @Test
    void aTransportThatNeverStartsCostsTheOtherNothing() {
        rig.transport().holdStarts().deaf();
        rig.start(Settings.defaults().bufferBytes(10_000));
        rig.emit(IntStream.range(0, EVENTS).toArray());
        rig.probe().awaitDelivered(EVENTS);
        assertThat(rig.ledger().delivered()).isZero();
    }

    @Test
    void aTransportThatFailedCostsTheOtherNothing() {
        rig.transport().always(Fault.crash());
        rig.start(Settings.defaults().batch(1).restarts(1).retry(0, Duration.ZERO));
        rig.emit(IntStream.range(0, EVENTS).toArray());
        rig.probe().awaitDelivered(EVENTS);
    }

    @Test
    void eachHasALedgerOfItsOwn() {
        rig.transport().always(Fault.permanent(0));
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1, 2);
        rig.flush();
        Ledger other = rig.pipeline().ledgers().ledger("probe");
        assertThat(rig.ledger().dropped(DropReason.PERMANENT)).isEqualTo(3);
        assertThat(other.delivered()).isEqualTo(3);
        assertThat(other.dropped()).isZero();
    }

    @Test
    void allShareTheSameBytesInTheSameOrder() {
        rig.start(Settings.defaults().batch(7));
        Emitters.start(Emitters.Kind.PLATFORM, 3, producer -> {
                    for (int number = 0; number < 500; number++) {
                        rig.pipeline().emit(Events.event(producer, number));
                    }
                })
                .join();
        rig.pipeline().flush(Duration.ofDays(1));
        assertThat(rig.transport().delivered())
                .hasSize(1500)
                .isEqualTo(rig.probe().delivered());
    }
}
