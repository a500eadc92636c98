package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;

/**
 * One transport's queue: what it may hold, what it holds, and who waits for it. From the oldest event on it is the batch in flight, the buffer, and the
 * transport's share of the intake. Safe for use by several threads.
 */
final class LaneQueue {

    private final LaneCore core;
    private final LaneEntrance entrance;
    private final LaneExit exit;

    LaneQueue(DeliverySettings settings, PipelineClock clock, LedgerBook book, String keyPrefix) {
        this.core = new LaneCore(settings, clock, book);
        this.entrance = new LaneEntrance(core);
        this.exit = new LaneExit(core, keyPrefix);
    }

    LaneEntrance entrance() {
        return entrance;
    }

    LaneExit exit() {
        return exit;
    }

    /** Counts the events in the buffer and in flight. */
    int length() {
        return core.length();
    }

    LaneState state() {
        return core.state();
    }

    /** Has all that was accepted so far sent at once. The mark must be given to {@link #awaitSettled}. */
    FlushMark requestFlush() {
        core.lock.lock();
        try {
            int inFlightNow = core.inFlight == null ? 0 : core.inFlight.events().size();
            FlushMark mark = new FlushMark(core.inIntake(core.book.submittedTotal()), core.buffer.size(), inFlightNow);
            core.flushes.add(mark);
            core.workArrived.signalAll();
            return mark;
        } finally {
            core.lock.unlock();
        }
    }

    /** Waits until all that the flush is about is settled. */
    void awaitSettled(FlushMark mark, Deadline deadline) throws InterruptedException {
        core.lock.lock();
        core.settlementWaiters++;
        try {
            while (!mark.isReached() && !deadline.passed()) {
                core.clock.await(core.eventsSettled, deadline.remaining());
            }
        } finally {
            core.settlementWaiters--;
            core.flushes.abandon(mark);
            core.lock.unlock();
        }
    }

    /** Takes the books and the queue at the same moment, so that no event is ever in both or in neither. */
    Ledger ledger(String transportId) {
        core.lock.lock();
        try {
            long submitted = core.book.submittedTotal();
            return core.book.ledger(transportId, submitted, core.inIntake(submitted) + core.length());
        } finally {
            core.lock.unlock();
        }
    }

    /** Gives the most that the queue has been long, the intake included, which may be now. */
    long lengthPeak(long lengthNow) {
        core.lock.lock();
        try {
            core.lengthPeak = Math.max(core.lengthPeak, lengthNow);
            return core.lengthPeak;
        } finally {
            core.lock.unlock();
        }
    }
}
