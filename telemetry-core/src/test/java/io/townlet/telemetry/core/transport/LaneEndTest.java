package io.townlet.telemetry.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.core.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the batch in flight when a lane is ended from outside, at each step of a send. */
class LaneEndTest {

    private long submitted;
    private final LedgerBook book = new LedgerBook(() -> submitted, new SnapshotLosses());
    private final LaneQueue queue = new LaneQueue(DeliverySettings.defaults(), new ManualClock(), book, "key");
    private OutgoingBatch batch;

    @BeforeEach
    void takeABatchOfTwo() {
        for (int number = 0; number < 2; number++) {
            assertThat(queue.entrance().tryAdmit(10)).isTrue();
            submitted++;
            queue.entrance().deliver(EncodedEvents.run(EncodedEvents.line(number, 10), 10));
        }
        batch = queue.exit().takeBatch();
        assertThat(batch.events()).hasSize(2);
    }

    @Test
    void beforeTheSendItIsDroppedAndMayNotBeSentAnyMore() {
        queue.exit().end(LaneState.CLOSED);
        assertThat(queue.exit().beginSend(batch)).isFalse();
        assertEnded(0, 0, 2);
    }

    @Test
    void duringTheSendItIsInDoubtAndStaysSoWhateverTheSendSaysLater() {
        assertThat(queue.exit().beginSend(batch)).isTrue();
        queue.exit().end(LaneState.CLOSED);
        assertThat(queue.exit().delivered(batch, 2, count -> assertThat(count).isZero()))
                .isNull();
        assertEnded(0, 2, 0);
    }

    @Test
    void betweenTheSendAndTheVerdictOnWhatIsLeftThatIsInDoubt() {
        assertThat(queue.exit().beginSend(batch)).isTrue();
        OutgoingBatch rest =
                queue.exit().delivered(batch, 1, count -> assertThat(count).isEqualTo(1));
        queue.exit().end(LaneState.CLOSED);
        queue.exit().failed(rest);
        queue.exit().retryLater(rest, rest.failed(0));
        assertEnded(1, 1, 0);
    }

    @Test
    void afterASendThatFailedWhatIsLeftIsDropped() {
        assertThat(queue.exit().beginSend(batch)).isTrue();
        OutgoingBatch rest =
                queue.exit().delivered(batch, 1, count -> assertThat(count).isEqualTo(1));
        queue.exit().failed(rest);
        queue.exit().end(LaneState.CLOSED);
        assertEnded(1, 0, 1);
    }

    @Test
    void afterASendThatSucceededNothingIsLeft() {
        assertThat(queue.exit().beginSend(batch)).isTrue();
        assertThat(queue.exit().delivered(batch, 2, count -> assertThat(count).isEqualTo(2)))
                .isNull();
        queue.exit().end(LaneState.CLOSED);
        assertEnded(2, 0, 0);
    }

    private void assertEnded(long delivered, long inDoubt, long dropped) {
        Ledger ledger = queue.ledger("main");
        assertThat(ledger.delivered()).isEqualTo(delivered);
        assertThat(ledger.inDoubt()).isEqualTo(inDoubt);
        assertThat(ledger.dropped(DropReason.SHUTDOWN)).isEqualTo(dropped);
        assertThat(ledger.queued()).isZero();
        assertThat(ledger.closes()).isTrue();
    }
}
