package io.townlet.telemetry.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import java.util.Map;
import java.util.TreeMap;

/** Looks at ledgers. */
public final class Ledgers {

    private Ledgers() {}

    /** Gives the reasons for which anything was dropped, and how much. */
    public static Map<DropReason, Long> losses(Ledger ledger) {
        Map<DropReason, Long> losses = new TreeMap<>(ledger.droppedByReason());
        losses.values().removeIf(count -> count == 0);
        return losses;
    }

    /** Asserts that every event that was emitted is accounted for, that nothing is queued, and that the far side has what was delivered. */
    public static void assertSettled(Ledger ledger, long emitted, FaultyTransport transport) {
        assertThat(ledger.accepted()).as("accepted: %s", ledger).isEqualTo(emitted);
        assertThat(ledger.queued()).as("queued: %s", ledger).isZero();
        assertThat(ledger.closes()).as("closes: %s", ledger).isTrue();
        assertThat(ledger.delivered())
                .as("delivered: %s", ledger)
                .isEqualTo(transport.delivered().size());
    }
}
