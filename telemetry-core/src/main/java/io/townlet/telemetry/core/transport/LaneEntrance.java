package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.encode.EncodedRun;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where events come into a lane's queue: room is made on the emitting thread, and the pipeline thread brings the encoded event. Safe for use by several
 * threads.
 *
 * <p>Events in the intake are shared by all transports, so that evicting one there for this transport alone is a debt in bytes, which the next events to
 * come out of the intake pay by being dropped.
 */
final class LaneEntrance {

    private final LaneCore core;

    /** Changed under the lock only; read without it as a hint. */
    private final AtomicLong debt = new AtomicLong();

    LaneEntrance(LaneCore core) {
        this.core = core;
    }

    // ---- room: the emitting thread ----

    /**
     * What an event takes of the budget until it is encoded. An event that looks bigger than the whole budget takes nothing where it would
     * evict others, because it may well be dropped itself, and all there is where it has to wait anyway.
     */
    private long share(int weight) {
        if (weight <= core.budget.max()) {
            return weight;
        }
        return evictsAtOnce() ? 0 : core.budget.max();
    }

    private boolean evictsAtOnce() {
        return core.settings.worker().backpressure() == Backpressure.DROP_OLDEST;
    }

    boolean tryAdmit(int weight) {
        return core.budget.tryTake(share(weight));
    }

    /** Waits until the event fits. Gives up at the deadline, when interrupted, or when the lane is no longer running. */
    boolean awaitRoom(int weight, Deadline deadline) {
        long share = share(weight);
        core.lock.lock();
        core.addRoomWaiter(share);
        // While somebody is blocked, waiting for a batch to fill helps nobody.
        core.wakeWorker();
        try {
            while (!core.budget.tryTake(share)) {
                if (core.state != LaneState.RUNNING || deadline.passed()) {
                    return false;
                }
                core.clock.await(core.roomMade, deadline.remaining());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            core.removeRoomWaiter();
            core.lock.unlock();
        }
    }

    /**
     * Waits until there is something to send now, or the event may fit. Gives up like {@link #awaitRoom}, and where the batch is to be left
     * alone for a time.
     */
    boolean awaitRoomOrWork(int weight, Deadline deadline) {
        long share = share(weight);
        core.lock.lock();
        core.addRoomWaiter(share);
        try {
            while (true) {
                OutgoingBatch batch = core.inFlight;
                if (core.budget.fits(share) || (batch == null ? !core.buffer.isEmpty() : core.isDue(batch))) {
                    return core.state == LaneState.RUNNING;
                }
                if (batch != null || core.state != LaneState.RUNNING || deadline.passed()) {
                    return false;
                }
                core.clock.await(core.roomMade, deadline.remaining());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            core.removeRoomWaiter();
            core.lock.unlock();
        }
    }

    /** Admits the event whether it fits or not, and evicts the oldest events that are not in flight until it does. */
    void admitByEviction(int weight) {
        core.lock.lock();
        try {
            core.budget.take(share(weight));
            if (core.state != LaneState.RUNNING || weight > core.budget.max()) {
                // Whatever is queued has its own end coming, and evicting some of it would only blur the reason; or the
                // event is too large, and not worth the others.
                return;
            }
            core.evictWhileOver();
            long over = core.budget.excess();
            if (over > 0) {
                debt.addAndGet(over);
                core.budget.giveBack(over);
            }
        } finally {
            core.lock.unlock();
        }
    }

    // ---- arrival: the pipeline thread ----

    void deliver(EncodedRun run) {
        core.lock.lock();
        try {
            if (allFit(run)) {
                long bytes = 0;
                for (int i = 0; i < run.size(); i++) {
                    bytes += run.event(i).length() - share(run.weight(i));
                }
                core.leftIntake += run.size();
                append(run, 0, run.size(), bytes);
            } else {
                for (int i = 0; i < run.size(); i++) {
                    deliverOne(run, i);
                }
            }
        } finally {
            core.lock.unlock();
        }
    }

    /** Tells whether each of the events is to be queued, as they nearly always are. */
    private boolean allFit(EncodedRun run) {
        if (debt.get() > 0 || core.state == LaneState.FAILED || core.state == LaneState.CLOSED) {
            return false;
        }
        for (int i = 0; i < run.size(); i++) {
            if (run.event(i).length() > core.budget.max()) {
                return false;
            }
        }
        return true;
    }

    private void deliverOne(EncodedRun run, int place) {
        EncodedEvent event = run.event(place);
        int length = event.length();
        if (leavesToPayDebt(run.weight(place))) {
            dropOutOfIntake(event, DropReason.OVERFLOW);
        } else if (core.state == LaneState.FAILED) {
            dropOutOfIntake(event, DropReason.TRANSPORT_FAILED);
        } else if (core.state == LaneState.CLOSED) {
            dropOutOfIntake(event, DropReason.SHUTDOWN);
        } else if (length > core.budget.max()) {
            dropOutOfIntake(event, DropReason.TOO_LARGE);
        } else {
            append(run, place, place + 1, length);
        }
    }

    /** Queues a part of the run, which takes so many more bytes of the budget than it has already. */
    private void append(EncodedRun run, int from, int to, long bytes) {
        boolean wasEmpty = core.buffer.isEmpty();
        boolean intervalOver = false;
        core.budget.take(bytes);
        for (int i = from; i < to; i++) {
            EncodedEvent event = run.event(i);
            core.buffer.add(event);
            core.flushes.forEach(mark -> mark.leftIntake(true));
            intervalOver |= core.trigger.onTick(event.tick());
        }
        core.lengthPeak = Math.max(core.lengthPeak, core.inIntake(core.book.submittedTotal()) + core.length());
        if (evictsAtOnce()) {
            // The estimate may have been too low. Where emitters rather block or send, nothing is evicted for that: the
            // excess is small and passes.
            core.evictWhileOver();
        }
        if (wasEmpty) {
            core.buffer.restartWait(core.clock.nanoTime());
        }
        if (wasEmpty || intervalOver || core.holdsABatch() || core.drains()) {
            core.wakeWorker();
        }
        if (wasEmpty && core.roomWaiters > 0) {
            // Who fans out waits for something to send, too.
            core.roomMade.signalAll();
        } else {
            core.signalRoom();
        }
    }

    void filtered(int weight) {
        core.lock.lock();
        try {
            boolean unused = leavesToPayDebt(weight);
            core.book.filtered();
            core.flushes.forEach(mark -> mark.leftIntake(false));
            core.signalSettled();
        } finally {
            core.lock.unlock();
        }
    }

    void dropped(int weight, DropReason reason) {
        core.lock.lock();
        try {
            boolean unused = leavesToPayDebt(weight);
            core.book.dropped(reason, 1);
            settleOutOfIntake();
        } finally {
            core.lock.unlock();
        }
    }

    /** Counts an event that never came into the intake. Both counts change together, or a flush would wait for it. */
    void refused(DropReason reason) {
        core.lock.lock();
        try {
            core.book.refused(reason);
        } finally {
            core.lock.unlock();
        }
    }

    /** Lets an event out of the intake's share, and tells whether part of that was owed. */
    private boolean leavesToPayDebt(int weight) {
        core.leftIntake++;
        long share = share(weight);
        long owed = debt.get();
        if (owed == 0) {
            core.budget.giveBack(share);
            return false;
        }
        long paid = Math.min(owed, share);
        debt.addAndGet(-paid);
        core.budget.giveBack(share - paid);
        return paid > 0;
    }

    /** Tells, without the lock, whether the next event out of the intake will be dropped here. */
    boolean isIndebted() {
        return debt.get() > 0;
    }

    private void dropOutOfIntake(EncodedEvent event, DropReason reason) {
        core.book.dropped(reason, event);
        settleOutOfIntake();
    }

    private void settleOutOfIntake() {
        core.flushes.forEach(mark -> mark.leftIntake(false));
        core.signalSettled();
    }

    void onTick(long tick) {
        core.lock.lock();
        try {
            if (core.trigger.onTick(tick) && !core.buffer.isEmpty()) {
                core.wakeWorker();
            }
        } finally {
            core.lock.unlock();
        }
    }
}
