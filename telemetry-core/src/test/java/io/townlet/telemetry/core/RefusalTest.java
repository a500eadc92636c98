package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Attempt;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a batch that the other side refuses for good, or as too large. No time passes in any of these. */
@Timeout(60)
class RefusalTest {

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void whatIsRefusedForGoodIsCountedAndTheRestGoesOn() {
        rig.transport().then(Fault.permanent(0));
        rig.start(Settings.defaults().batch(2));
        rig.emit(0, 1, 2, 3);
        assertSettled(rig.flush(), 4, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.PERMANENT, 2L));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(2, 3);
    }

    @Test
    void aPrefixThatWasDeliveredBeforeTheRefusalCountsAsDelivered() {
        rig.transport().then(Fault.permanent(1));
        rig.start(Settings.defaults().batch(3));
        rig.emit(0, 1, 2);
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.PERMANENT, 2L));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0);
    }

    @Test
    void anAnswerHoweverUnfriendlyIsNoReasonToConnectAgain() {
        rig.transport().then(Fault.permanent(0), Fault.tooLargeAbove(0));
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1, 2);
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(rig.transport().starts()).isEqualTo(1);
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedUntilItFits() {
        rig.transport().always(Fault.tooLargeAbove(8));
        rig.start(Settings.defaults().batch(32));
        rig.emit(IntStream.range(0, 32).toArray());
        rig.transport().awaitDelivered(32);
        assertSettled(rig.flush(), 32, rig.transport());
        assertThat(Events.numbers(rig.transport().delivered())).isSorted().hasSize(32);
        assertThat(rig.transport().attempts())
                .extracting(attempt -> attempt.lines().size())
                .startsWith(32, 16, 8, 8);
    }

    @Test
    void aBatchIsHalvedDownToSingleEventsWithoutWaitingInBetween() {
        rig.transport().always(Fault.tooLargeAbove(1));
        rig.start(Settings.defaults().batch(32));
        rig.emit(IntStream.range(0, 32).toArray());
        rig.transport().awaitDelivered(32);
        assertSettled(rig.flush(), 32, rig.transport());
        assertThat(Events.numbers(rig.transport().delivered())).isSorted().hasSize(32);
    }

    @Test
    void oneEventThatIsTooLargeAloneCostsNoOther() {
        rig.transport().always(Fault.tooLargeAboveBytes(400));
        rig.start(Settings.defaults().batch(8));
        for (int number = 0; number < 8; number++) {
            rig.emit(number == 2 ? Events.sized(401, 0, number) : Events.event(0, number));
        }
        assertSettled(rig.flush(), 8, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TOO_LARGE, 1L));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1, 3, 4, 5, 6, 7);
    }

    @Test
    void afterAnEventThatWasTooLargeAloneTheBatchesGrowAgain() {
        rig.transport().always(Fault.tooLargeAboveBytes(60_000));
        rig.start(Settings.defaults().batch(1024));
        rig.emit(Events.sized(60_001, 0, 0));
        rig.emit(IntStream.range(1, 1024).toArray());
        assertSettled(rig.flush(), 1024, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TOO_LARGE, 1L));
        // Some for the halving and some for the growing; a thousand if every event went alone.
        assertThat(rig.transport().attempts()).hasSizeLessThan(60);
    }

    @Test
    void theHalvesOfABatchHaveKeysOfTheirOwn() {
        rig.transport().always(Fault.tooLargeAbove(1));
        rig.start(Settings.defaults().batch(8));
        rig.emit(IntStream.range(0, 8).toArray());
        rig.flush();
        assertThat(rig.transport().attempts()).extracting(Attempt::key).doesNotHaveDuplicates();
    }
}
