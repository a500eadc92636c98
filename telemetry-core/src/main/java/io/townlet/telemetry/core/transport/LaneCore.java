package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.thread.BriefLock;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What the two ends of a lane's queue share. Everything is guarded by the lock, which is held for bookkeeping only, never across I/O; what is safe
 * without it says so.
 */
final class LaneCore {

    final DeliverySettings settings;
    final PipelineClock clock;
    final LedgerBook book;

    /** Safe without the lock. */
    final ByteBudget budget;

    final BriefLock lock = new BriefLock();
    final Condition workArrived = lock.newCondition();
    final Condition roomMade = lock.newCondition();
    final Condition eventsSettled = lock.newCondition();

    final EventBuffer buffer = new EventBuffer();
    final FlushTrigger trigger;
    final FlushMarks flushes = new FlushMarks();

    @Nullable
    OutgoingBatch inFlight;

    boolean sendUnderWay;

    /** How many events have come out of the intake, in whatever way. */
    long leftIntake;

    LaneState state = LaneState.RUNNING;
    int roomWaiters;

    /** The least that any of those who wait for room needs, or needed: a hint that spares waking them for nothing. */
    private long leastWanted = Long.MAX_VALUE;

    int settlementWaiters;
    boolean workerWaits;
    long lengthPeak;

    LaneCore(DeliverySettings settings, PipelineClock clock, LedgerBook book) {
        this.settings = settings;
        this.clock = clock;
        this.book = book;
        this.budget = new ByteBudget(settings.buffer().maxBufferBytes());
        this.trigger = new FlushTrigger(settings.buffer().flushIntervalTicks());
    }

    boolean isDue(OutgoingBatch batch) {
        return batch.failures() == 0 || state == LaneState.CLOSING || batch.notBefore() - clock.nanoTime() <= 0;
    }

    void evictWhileOver() {
        int evicted = 0;
        while (budget.excess() > 0) {
            EncodedEvent oldest = buffer.pollOldest();
            if (oldest == null) {
                break;
            }
            budget.giveBack(oldest.length());
            flushes.forEach(FlushMark::evicted);
            book.dropped(DropReason.OVERFLOW, oldest);
            evicted++;
        }
        if (evicted > 0) {
            signalSettled();
        }
    }

    boolean holdsABatch() {
        return buffer.size() >= settings.buffer().maxBatchSize() || buffer.bytes() >= maxBatchBytes();
    }

    /** Half of what may be queued, so that a batch that is retried for long leaves room for what is newer. */
    long maxBatchBytes() {
        return settings.buffer().maxBufferBytes() / 2;
    }

    /** Tells whether everything is to go out as it comes: at the end, and until a requested flush is done. */
    boolean drains() {
        return state == LaneState.CLOSING || flushes.isFlushing();
    }

    /** Takes the lock itself. */
    LaneState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    void wakeWorker() {
        // While a batch is to be left alone, nothing that comes in can make anything due.
        boolean backsOff = inFlight != null && !isDue(inFlight);
        if (workerWaits && !backsOff) {
            workArrived.signal();
        }
    }

    void addRoomWaiter(long share) {
        roomWaiters++;
        leastWanted = Math.min(leastWanted, share);
    }

    void removeRoomWaiter() {
        if (--roomWaiters == 0) {
            leastWanted = Long.MAX_VALUE;
        }
    }

    /** Wakes those who wait for room where there may be some for one of them. */
    void signalRoom() {
        if (roomWaiters > 0 && budget.fits(leastWanted)) {
            roomMade.signalAll();
        }
    }

    void signalSettled() {
        signalRoom();
        if (settlementWaiters > 0) {
            eventsSettled.signalAll();
        }
    }

    /** Counts, of so many events that were put into the intake, those that are still in it or on their way from it. */
    long inIntake(long submitted) {
        return submitted - leftIntake;
    }

    /** Counts the events in the buffer and in flight. */
    int length() {
        lock.lock();
        try {
            return buffer.size() + (inFlight == null ? 0 : inFlight.events().size());
        } finally {
            lock.unlock();
        }
    }
}
