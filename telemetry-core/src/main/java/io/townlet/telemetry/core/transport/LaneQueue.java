package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One transport's queue: what it may hold, what it holds, and who waits for it. Its lock is held for bookkeeping only, never across I/O.
 *
 * <p>The queue of a transport is, from the oldest on: the batch in flight, the buffer, and the transport's share of the intake. Events in the
 * intake are shared by all transports, so that evicting one there for this transport alone is a debt in bytes, which the next events to come
 * out of the intake pay by being dropped.
 */
final class LaneQueue {

    private final DeliverySettings settings;
    private final PipelineClock clock;
    private final LedgerBook book;
    private final ByteBudget budget;
    private final String keyPrefix;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition workArrived = lock.newCondition();
    private final Condition roomMade = lock.newCondition();
    private final Condition eventsSettled = lock.newCondition();

    private final EventBuffer buffer = new EventBuffer();
    private final FlushTrigger trigger;
    private final FlushMarks flushes = new FlushMarks();
    private @Nullable OutgoingBatch inFlight;
    private boolean sendUnderWay;
    private LaneState state = LaneState.RUNNING;
    /** Changed under the lock only; read without it as a hint. */
    private final AtomicLong debt = new AtomicLong();

    private long batches;
    private int roomWaiters;
    private int settlementWaiters;
    private boolean workerWaits;
    private long lengthPeak;

    LaneQueue(DeliverySettings settings, PipelineClock clock, LedgerBook book, String keyPrefix) {
        this.settings = settings;
        this.clock = clock;
        this.book = book;
        this.keyPrefix = keyPrefix;
        this.budget = new ByteBudget(settings.buffer().maxBufferBytes());
        this.trigger = new FlushTrigger(settings.buffer().flushIntervalTicks());
    }

    // ---- room: the emitting thread ----

    /**
     * What an event takes of the budget until it is encoded. An event that looks bigger than the whole budget takes nothing where it would
     * evict others, because it may well be dropped itself, and all there is where it has to wait anyway.
     */
    private long share(int weight) {
        if (weight <= budget.max()) {
            return weight;
        }
        return evictsAtOnce() ? 0 : budget.max();
    }

    private boolean evictsAtOnce() {
        return settings.worker().backpressure() == Backpressure.DROP_OLDEST;
    }

    boolean tryAdmit(int weight) {
        return budget.tryTake(share(weight));
    }

    /** Waits until the event fits. Gives up at the deadline, when interrupted, or when the lane is no longer running. */
    boolean awaitRoom(int weight, Deadline deadline) {
        long share = share(weight);
        lock.lock();
        roomWaiters++;
        // While somebody is blocked, waiting for a batch to fill helps nobody.
        wakeWorker();
        try {
            while (!budget.tryTake(share)) {
                if (state != LaneState.RUNNING || deadline.passed()) {
                    return false;
                }
                clock.await(roomMade, deadline.remaining());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            roomWaiters--;
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to send now, or the event may fit. Gives up like {@link #awaitRoom}, and where the batch is to be left
     * alone for a time.
     */
    boolean awaitRoomOrWork(int weight, Deadline deadline) {
        lock.lock();
        roomWaiters++;
        try {
            while (true) {
                OutgoingBatch batch = inFlight;
                if (budget.fits(share(weight)) || (batch == null ? !buffer.isEmpty() : isDue(batch))) {
                    return state == LaneState.RUNNING;
                }
                if (batch != null || state != LaneState.RUNNING || deadline.passed()) {
                    return false;
                }
                clock.await(roomMade, deadline.remaining());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            roomWaiters--;
            lock.unlock();
        }
    }

    private boolean isDue(OutgoingBatch batch) {
        return batch.failures() == 0 || state == LaneState.CLOSING || batch.notBefore() - clock.nanoTime() <= 0;
    }

    /** Admits the event whether it fits or not, and evicts the oldest events that are not in flight until it does. */
    void admitByEviction(int weight) {
        lock.lock();
        try {
            budget.take(share(weight));
            if (state != LaneState.RUNNING || weight > budget.max()) {
                // Whatever is queued has its own end coming, and evicting some of it would only blur the reason; or the
                // event is too large, and not worth the others.
                return;
            }
            evictWhileOver();
            long over = budget.excess();
            if (over > 0) {
                debt.addAndGet(over);
                budget.giveBack(over);
            }
        } finally {
            lock.unlock();
        }
    }

    private void evictWhileOver() {
        int evicted = 0;
        while (budget.excess() > 0) {
            EncodedEvent oldest = buffer.pollOldest();
            if (oldest == null) {
                break;
            }
            budget.giveBack(oldest.length());
            flushes.forEach(FlushMark::evicted);
            evicted++;
        }
        if (evicted > 0) {
            book.dropped(DropReason.OVERFLOW, evicted);
            signalSettled();
        }
    }

    // ---- arrival: the pipeline thread ----

    void deliver(EncodedEvent event, int weight, int othersInIntake) {
        lock.lock();
        try {
            if (leavesToPayDebt(weight)) {
                settleOutOfIntake(DropReason.OVERFLOW);
            } else if (state == LaneState.FAILED) {
                settleOutOfIntake(DropReason.TRANSPORT_FAILED);
            } else if (state == LaneState.CLOSED) {
                settleOutOfIntake(DropReason.SHUTDOWN);
            } else if (event.length() > budget.max()) {
                settleOutOfIntake(DropReason.TOO_LARGE);
            } else {
                append(event, othersInIntake);
            }
        } finally {
            lock.unlock();
        }
    }

    private void append(EncodedEvent event, int othersInIntake) {
        boolean wasEmpty = buffer.isEmpty();
        budget.take(event.length());
        buffer.add(event);
        flushes.forEach(mark -> mark.leftIntake(true));
        lengthPeak = Math.max(lengthPeak, length() + (long) othersInIntake);
        if (evictsAtOnce()) {
            // The estimate may have been too low. Where emitters rather block or send, nothing is evicted for that: the
            // excess is small and passes.
            evictWhileOver();
        }
        if (wasEmpty) {
            buffer.restartWait(clock.nanoTime());
        }
        boolean intervalOver = trigger.onTick(event.tick());
        if (wasEmpty || intervalOver || holdsABatch() || drains()) {
            wakeWorker();
        }
        if (roomWaiters > 0) {
            roomMade.signalAll();
        }
    }

    void filtered(int weight) {
        lock.lock();
        try {
            boolean unused = leavesToPayDebt(weight);
            book.filtered();
            flushes.forEach(mark -> mark.leftIntake(false));
            signalSettled();
        } finally {
            lock.unlock();
        }
    }

    void dropped(int weight, DropReason reason) {
        lock.lock();
        try {
            boolean unused = leavesToPayDebt(weight);
            settleOutOfIntake(reason);
        } finally {
            lock.unlock();
        }
    }

    /** Counts an event that never came into the intake. Both counts change together, or a flush would wait for it. */
    void refused(DropReason reason) {
        lock.lock();
        try {
            book.accepted();
            book.dropped(reason, 1);
        } finally {
            lock.unlock();
        }
    }

    /** Lets an event out of the intake's share, and tells whether part of that was owed. */
    private boolean leavesToPayDebt(int weight) {
        long share = share(weight);
        long paid = Math.min(debt.get(), share);
        debt.addAndGet(-paid);
        budget.giveBack(share - paid);
        return paid > 0;
    }

    /** Tells, without the lock, whether the next event out of the intake will be dropped here. */
    boolean isIndebted() {
        return debt.get() > 0;
    }

    private void settleOutOfIntake(DropReason reason) {
        book.dropped(reason, 1);
        flushes.forEach(mark -> mark.leftIntake(false));
        signalSettled();
    }

    void onTick(long tick) {
        lock.lock();
        try {
            if (trigger.onTick(tick) && !buffer.isEmpty()) {
                wakeWorker();
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- departure: whoever holds the send lock ----

    /** Waits until there is a batch to send. Returns false once there never will be. */
    boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (state == LaneState.FAILED || state == LaneState.CLOSED) {
                    return false;
                }
                long wait = nanosUntilDue();
                if (wait <= 0) {
                    return true;
                }
                if (wait == Long.MAX_VALUE && state == LaneState.CLOSING) {
                    return false;
                }
                workerWaits = true;
                clock.await(workArrived, wait);
                workerWaits = false;
            }
        } finally {
            workerWaits = false;
            lock.unlock();
        }
    }

    private long nanosUntilDue() {
        OutgoingBatch batch = inFlight;
        if (batch != null) {
            return isDue(batch) ? 0 : batch.notBefore() - clock.nanoTime();
        }
        if (buffer.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (holdsABatch() || buffer.holdsPutBack() || trigger.isDue() || drains() || roomWaiters > 0) {
            return 0;
        }
        return settings.workerPoll().toNanos() - (clock.nanoTime() - buffer.nonEmptySince());
    }

    private boolean holdsABatch() {
        return buffer.size() >= settings.buffer().maxBatchSize() || buffer.bytes() >= maxBatchBytes();
    }

    /** Half of what may be queued, so that a batch that is retried for long leaves room for what is newer. */
    private long maxBatchBytes() {
        return settings.buffer().maxBufferBytes() / 2;
    }

    /** Tells whether everything is to go out as it comes: at the end, and until a requested flush is done. */
    private boolean drains() {
        return state == LaneState.CLOSING || flushes.isFlushing();
    }

    /**
     * Gives the batch to send now: the one that is to be tried again, else the oldest events.
     *
     * @return null where there is nothing to send, or where it isn't time yet
     */
    @Nullable
    OutgoingBatch takeBatch() {
        lock.lock();
        try {
            OutgoingBatch batch = inFlight;
            if (batch != null) {
                return isDue(batch) ? batch : null;
            }
            if (buffer.isEmpty() || state == LaneState.FAILED || state == LaneState.CLOSED) {
                return null;
            }
            List<EncodedEvent> events = buffer.take(settings.buffer().maxBatchSize(), maxBatchBytes());
            batch = OutgoingBatch.first(keyPrefix + "-" + ++batches, events);
            inFlight = batch;
            flushes.forEach(mark -> mark.taken(events.size()));
            if (buffer.isEmpty()) {
                trigger.flushed();
            }
            buffer.restartWait(clock.nanoTime());
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Says that the batch is being sent from now on. Returns false where the lane ended, so that it must not be sent any more. */
    boolean beginSend(OutgoingBatch batch) {
        lock.lock();
        try {
            sendUnderWay = inFlight == batch;
            return sendUnderWay;
        } finally {
            lock.unlock();
        }
    }

    LaneState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says that the send is over: counts leading events of the batch as delivered, and leaves the rest in flight.
     *
     * @param noted is told how many were counted, if any, before a flush hears of it, so that the status is never behind the ledger
     * @return what is still in flight, or null
     */
    @Nullable
    OutgoingBatch delivered(OutgoingBatch batch, int events, IntConsumer noted) {
        int count = Math.max(0, Math.min(events, batch.events().size()));
        lock.lock();
        try {
            if (inFlight != batch) {
                // The lane ended while the send was under way, and the batch was accounted for then.
                return null;
            }
            OutgoingBatch rest = count == batch.events().size() ? null : batch.without(count);
            sendUnderWay = false;
            book.delivered(count);
            flushes.forEach(mark -> mark.settled(count));
            budget.giveBack(batch.bytes() - (rest == null ? 0 : rest.bytes()));
            inFlight = rest;
            if (count > 0) {
                noted.accept(count);
            }
            signalSettled();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the batch for another attempt. */
    void retryLater(OutgoingBatch batch, OutgoingBatch again) {
        lock.lock();
        try {
            if (inFlight == batch) {
                inFlight = again;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the first half as the batch and puts the other half back in front of the buffer. */
    void split(OutgoingBatch batch) {
        lock.lock();
        try {
            if (inFlight == batch) {
                OutgoingBatch half = batch.firstHalf();
                inFlight = half;
                buffer.putBack(batch.secondHalf());
                flushes.forEach(mark -> mark.putBackAllBut(half.events().size()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the batch up. */
    void giveUp(OutgoingBatch batch, DropReason reason) {
        lock.lock();
        try {
            if (inFlight == batch) {
                letGo(batch);
                book.dropped(reason, batch.events().size());
                signalSettled();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of the batch without knowing whether it arrived. */
    void doubt(OutgoingBatch batch) {
        lock.lock();
        try {
            if (inFlight == batch) {
                letGo(batch);
                book.inDoubt(batch.events().size());
                signalSettled();
            }
        } finally {
            lock.unlock();
        }
    }

    private void letGo(OutgoingBatch batch) {
        inFlight = null;
        sendUnderWay = false;
        budget.giveBack(batch.bytes());
        flushes.forEach(mark -> mark.settled(batch.events().size()));
    }

    // ---- the end ----

    void beginClosing() {
        lock.lock();
        try {
            if (state == LaneState.RUNNING) {
                state = LaneState.CLOSING;
            }
            workArrived.signalAll();
            roomMade.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the lane: what is queued is dropped, for the reason that the state tells, and what is being sent is in doubt. Does nothing once it
     * is ended.
     */
    void end(LaneState end) {
        DropReason reason = end == LaneState.FAILED ? DropReason.TRANSPORT_FAILED : DropReason.SHUTDOWN;
        lock.lock();
        try {
            if (state == LaneState.CLOSED || state == LaneState.FAILED) {
                return;
            }
            state = end;
            OutgoingBatch batch = inFlight;
            if (batch != null) {
                if (sendUnderWay) {
                    doubt(batch);
                } else {
                    giveUp(batch, reason);
                }
            }
            EncodedEvent event = buffer.pollOldest();
            while (event != null) {
                budget.giveBack(event.length());
                book.dropped(reason, 1);
                flushes.forEach(FlushMark::evicted);
                event = buffer.pollOldest();
            }
            signalSettled();
            workArrived.signalAll();
            roomMade.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // ---- waiting for settlement ----

    /** Has all that was accepted so far sent at once. The mark must be given to {@link #awaitSettled}. */
    FlushMark requestFlush() {
        lock.lock();
        try {
            int inFlightNow = inFlight == null ? 0 : inFlight.events().size();
            long inIntake = book.acceptedTotal() - book.settledTotal() - buffer.size() - inFlightNow;
            FlushMark mark = new FlushMark(inIntake, buffer.size(), inFlightNow);
            flushes.add(mark);
            workArrived.signalAll();
            return mark;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that the flush is about is settled. */
    void awaitSettled(FlushMark mark, Deadline deadline) throws InterruptedException {
        lock.lock();
        settlementWaiters++;
        try {
            while (!mark.isReached() && !deadline.passed()) {
                clock.await(eventsSettled, deadline.remaining());
            }
        } finally {
            settlementWaiters--;
            flushes.abandon(mark);
            lock.unlock();
        }
    }

    /** Takes the books and the queue at the same moment, so that no event is in both or in neither. */
    Ledger ledger(String transportId, int inIntake) {
        lock.lock();
        try {
            return book.ledger(transportId, (long) inIntake + length());
        } finally {
            lock.unlock();
        }
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

    /** Gives the most that the queue has been long, the intake included, which may be now. */
    long lengthPeak(long lengthNow) {
        lock.lock();
        try {
            lengthPeak = Math.max(lengthPeak, lengthNow);
            return lengthPeak;
        } finally {
            lock.unlock();
        }
    }

    private void wakeWorker() {
        // While a batch is to be left alone, nothing that comes in can make anything due.
        boolean backsOff = inFlight != null && !isDue(inFlight);
        if (workerWaits && !backsOff) {
            workArrived.signal();
        }
    }

    private void signalSettled() {
        if (roomWaiters > 0) {
            roomMade.signalAll();
        }
        if (settlementWaiters > 0) {
            eventsSettled.signalAll();
        }
    }
}
