package io.townlet.telemetry.api.status;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where every event went that one transport was to deliver. At any quiet moment it closes: {@code accepted = delivered + filtered +
 * dropped + in doubt + queued}.
 *
 * @param transportId the transport's id
 * @param accepted events that were emitted
 * @param delivered events that the transport said it delivered
 * @param filtered events that a transform left out on purpose
 * @param droppedByReason events that were given up, by reason; every reason is there, be it 0
 * @param inDoubt events in a send that had not returned at the deadline of {@code close}, which may or may not have arrived
 * @param queued events not settled yet: in the intake, in the buffer, or in flight
 */
public record Ledger(
        String transportId,
        long accepted,
        long delivered,
        long filtered,
        Map<DropReason, Long> droppedByReason,
        long inDoubt,
        long queued) {

    /** Copies the map and fills in the reasons it lacks. */
    public Ledger {
        Map<DropReason, Long> complete = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            complete.put(reason, droppedByReason.getOrDefault(reason, 0L));
        }
        droppedByReason = Collections.unmodifiableMap(complete);
    }

    /**
     * Counts the events that were given up, for whatever reason.
     *
     * @return the sum of {@link #droppedByReason()}
     */
    public long dropped() {
        long sum = 0;
        for (long count : droppedByReason.values()) {
            sum += count;
        }
        return sum;
    }

    /**
     * Counts the events that were given up for one reason.
     *
     * @param reason the reason
     * @return how many
     */
    public long dropped(DropReason reason) {
        return droppedByReason.getOrDefault(reason, 0L);
    }

    /**
     * Tells whether the books balance; they do at any moment at which nothing moves.
     *
     * @return true where every accepted event is accounted for
     */
    public boolean closes() {
        return accepted == delivered + filtered + dropped() + inDoubt + queued;
    }

    /**
     * Tells whether every accepted event was delivered or left out on purpose.
     *
     * @return true where nothing is queued, dropped or in doubt
     */
    public boolean complete() {
        return queued == 0 && inDoubt == 0 && dropped() == 0;
    }
}
