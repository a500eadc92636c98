package io.townlet.telemetry.api.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static Ledger ledger(
            String id, long accepted, long delivered, Map<DropReason, Long> dropped, long inDoubt, long queued) {
        return new Ledger(id, accepted, delivered, 2, dropped, inDoubt, queued);
    }

    @Test
    void everyReasonIsThereInItsOrder() {
        Ledger ledger = ledger("a", 0, 0, Map.of(DropReason.SHUTDOWN, 4L), 0, 0);
        assertThat(ledger.droppedByReason().keySet()).containsExactly(DropReason.values());
        assertThat(ledger.dropped(DropReason.SHUTDOWN)).isEqualTo(4);
        assertThat(ledger.dropped(DropReason.OVERFLOW)).isZero();
    }

    @Test
    void itsReasonsAreCopied() {
        Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
        dropped.put(DropReason.OVERFLOW, 1L);
        Ledger ledger = ledger("a", 0, 0, dropped, 0, 0);
        dropped.put(DropReason.OVERFLOW, 99L);
        assertThat(ledger.dropped()).isEqualTo(1);
        assertThatThrownBy(() -> ledger.droppedByReason().put(DropReason.OVERFLOW, 5L))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void itClosesExactlyWhereEveryAcceptedEventIsAccountedFor(
            @ForAll @LongRange(max = 1000) long delivered,
            @ForAll @LongRange(max = 1000) long filtered,
            @ForAll @LongRange(max = 1000) long overflow,
            @ForAll @LongRange(max = 1000) long shutdown,
            @ForAll @LongRange(max = 1000) long inDoubt,
            @ForAll @LongRange(max = 1000) long queued) {
        Map<DropReason, Long> dropped = Map.of(DropReason.OVERFLOW, overflow, DropReason.SHUTDOWN, shutdown);
        long sum = delivered + filtered + overflow + shutdown + inDoubt + queued;
        Ledger closing = new Ledger("a", sum, delivered, filtered, dropped, inDoubt, queued);
        assertThat(closing.dropped()).isEqualTo(overflow + shutdown);
        assertThat(closing.closes()).isTrue();
        assertThat(closing.complete()).isEqualTo(overflow + shutdown + inDoubt + queued == 0);
        assertThat(new Ledger("a", sum + 1, delivered, filtered, dropped, inDoubt, queued).closes())
                .isFalse();
        assertThat(new Ledger("a", sum - 1, delivered, filtered, dropped, inDoubt, queued).closes())
                .isFalse();
    }

    @Test
    void anythingQueuedInDoubtOrDroppedMakesItIncomplete() {
        assertThat(ledger("a", 7, 5, Map.of(), 0, 0).complete()).isTrue();
        assertThat(ledger("a", 8, 5, Map.of(), 0, 1).complete()).isFalse();
        assertThat(ledger("a", 8, 5, Map.of(), 1, 0).complete()).isFalse();
        assertThat(ledger("a", 8, 5, Map.of(DropReason.PERMANENT, 1L), 0, 0).complete())
                .isFalse();
    }

    @Test
    void theReportIsAsGoodAsItsWorstLedger() {
        Ledger good = ledger("good", 7, 5, Map.of(), 0, 0);
        Ledger lossy = ledger("lossy", 8, 5, Map.of(DropReason.OVERFLOW, 1L), 0, 0);
        Ledger open = ledger("open", 9, 5, Map.of(), 0, 0);
        assertThat(new LedgerReport(List.of(good)).complete()).isTrue();
        assertThat(new LedgerReport(List.of(good, lossy)).complete()).isFalse();
        assertThat(new LedgerReport(List.of(good, lossy)).closes()).isTrue();
        assertThat(new LedgerReport(List.of(good, open)).closes()).isFalse();
        assertThat(new LedgerReport(List.of()).closes()).isTrue();
    }

    @Test
    void theReportFindsALedgerByItsTransport() {
        Ledger first = ledger("first", 2, 0, Map.of(), 0, 0);
        Ledger second = ledger("second", 2, 0, Map.of(), 0, 0);
        LedgerReport report = new LedgerReport(List.of(first, second));
        assertThat(report.ledger("second")).isSameAs(second);
        assertThatThrownBy(() -> report.ledger("third"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("'third'");
    }

    @Test
    void theReasonsAreThoseOfTheContract() {
        assertThat(DropReason.values())
                .extracting(DropReason::wireName)
                .containsExactly(
                        "overflow",
                        "intake_overflow",
                        "too_large",
                        "retry_exhausted",
                        "permanent",
                        "transform_error",
                        "transport_failed",
                        "shutdown");
    }
}
