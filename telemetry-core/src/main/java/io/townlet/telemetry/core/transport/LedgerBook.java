package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts what became of one transport's events. Safe for use by several threads; exact whenever nothing moves. */
final class LedgerBook {

    private final LongSupplier submitted;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong filtered = new AtomicLong();
    private final AtomicLong inDoubt = new AtomicLong();

    /** Never changed after construction, so that it can be read without a lock. */
    private final Map<DropReason, AtomicLong> dropped = new EnumMap<>(DropReason.class);

    private final SnapshotLosses losses;

    /**
     * Makes a book that notes lost snapshots and diffs where others note theirs.
     *
     * @param submitted counts the events that were put into the intake, which this transport has accepted by that
     */
    LedgerBook(LongSupplier submitted, SnapshotLosses losses) {
        this.submitted = submitted;
        this.losses = losses;
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, new AtomicLong());
        }
    }

    /** Counts an event that was accepted and never came into the intake. */
    void refused(DropReason reason) {
        refused.incrementAndGet();
        dropped(reason, 1);
    }

    void delivered(long events) {
        delivered.addAndGet(events);
    }

    void filtered() {
        filtered.incrementAndGet();
    }

    void dropped(DropReason reason, long events) {
        counter(reason).addAndGet(events);
    }

    void dropped(DropReason reason, List<EncodedEvent> events) {
        dropped(reason, events.size());
        events.forEach(losses::note);
    }

    void dropped(DropReason reason, EncodedEvent event) {
        dropped(reason, 1);
        losses.note(event);
    }

    void inDoubt(List<EncodedEvent> events) {
        inDoubt.addAndGet(events.size());
        events.forEach(losses::note);
    }

    /** Counts the events that were put into the intake; with those that were refused, these are the accepted ones. */
    long submittedTotal() {
        return submitted.getAsLong();
    }

    long droppedTotal(DropReason reason) {
        return counter(reason).get();
    }

    Ledger ledger(String transportId, long submittedSoFar, long queued) {
        Map<DropReason, Long> reasons = new EnumMap<>(DropReason.class);
        dropped.forEach((reason, count) -> reasons.put(reason, count.get()));
        long accepted = submittedSoFar + refused.get();
        return new Ledger(transportId, accepted, delivered.get(), filtered.get(), reasons, inDoubt.get(), queued);
    }

    private AtomicLong counter(DropReason reason) {
        return Objects.requireNonNull(dropped.get(reason));
    }
}
