package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where events leave a lane's queue: in batches that are delivered, retried or given up by whoever holds the send lock, and all at once at the end. Safe for
 * use by several threads.
 */
final class LaneExit {

    private final LaneCore core;
    private final String keyPrefix;
    private long batches;

    LaneExit(LaneCore core, String keyPrefix) {
        this.core = core;
        this.keyPrefix = keyPrefix;
    }

    /** Waits until there is a batch to send. Returns false once there never will be. */
    boolean awaitWork() throws InterruptedException {
        core.lock.lock();
        try {
            while (true) {
                if (core.state == LaneState.FAILED || core.state == LaneState.CLOSED) {
                    return false;
                }
                long wait = nanosUntilDue();
                if (wait <= 0) {
                    return true;
                }
                if (wait == Long.MAX_VALUE && core.state == LaneState.CLOSING) {
                    return false;
                }
                core.workerWaits = true;
                core.clock.await(core.workArrived, wait);
                core.workerWaits = false;
            }
        } finally {
            core.workerWaits = false;
            core.lock.unlock();
        }
    }

    private long nanosUntilDue() {
        OutgoingBatch batch = core.inFlight;
        if (batch != null) {
            return core.isDue(batch) ? 0 : batch.notBefore() - core.clock.nanoTime();
        }
        if (core.buffer.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (core.holdsABatch()
                || core.buffer.holdsPutBack()
                || core.trigger.isDue()
                || core.drains()
                || core.roomWaiters > 0) {
            return 0;
        }
        return core.settings.workerPoll().toNanos() - (core.clock.nanoTime() - core.buffer.nonEmptySince());
    }

    /**
     * Gives the batch to send now: the one that is to be tried again, else the oldest events.
     *
     * @return null where there is nothing to send, or where it isn't time yet
     */
    @Nullable
    OutgoingBatch takeBatch() {
        core.lock.lock();
        try {
            OutgoingBatch batch = core.inFlight;
            if (batch != null) {
                return core.isDue(batch) ? batch : null;
            }
            if (core.buffer.isEmpty() || core.state == LaneState.FAILED || core.state == LaneState.CLOSED) {
                return null;
            }
            List<EncodedEvent> events = core.buffer.take(core.settings.buffer().maxBatchSize(), core.maxBatchBytes());
            batch = OutgoingBatch.first(keyPrefix + "-" + ++batches, events);
            core.inFlight = batch;
            core.flushes.forEach(mark -> mark.taken(events.size()));
            if (core.buffer.isEmpty()) {
                core.trigger.flushed();
            }
            core.buffer.restartWait(core.clock.nanoTime());
            return batch;
        } finally {
            core.lock.unlock();
        }
    }

    /** Says that the batch is being sent from now on. Returns false where the lane ended, so that it must not be sent any more. */
    boolean beginSend(OutgoingBatch batch) {
        core.lock.lock();
        try {
            core.sendUnderWay = core.inFlight == batch;
            return core.sendUnderWay;
        } finally {
            core.lock.unlock();
        }
    }

    /**
     * Counts leading events of the batch as delivered, and leaves the rest in flight.
     *
     * @param noted is told how many were counted, if any, before a flush hears of it, so that the status is never behind the ledger
     * @return what is still in flight, or null
     */
    @Nullable
    OutgoingBatch delivered(OutgoingBatch batch, int events, IntConsumer noted) {
        int count = Math.max(0, Math.min(events, batch.events().size()));
        core.lock.lock();
        try {
            if (core.inFlight != batch) {
                // The lane ended while the send was under way, and the batch was accounted for then.
                return null;
            }
            OutgoingBatch rest = count == batch.events().size() ? null : batch.without(count);
            // What is left stays under way until it is known what became of it: the lane may be ended in between.
            core.sendUnderWay = core.sendUnderWay && rest != null;
            core.book.delivered(count);
            core.flushes.forEach(mark -> mark.settled(count));
            core.budget.giveBack(batch.bytes() - (rest == null ? 0 : rest.bytes()));
            core.inFlight = rest;
            if (count > 0) {
                noted.accept(count);
            }
            core.signalSettled();
            return rest;
        } finally {
            core.lock.unlock();
        }
    }

    /** Says that the send of the batch is over, and that it failed. */
    void failed(OutgoingBatch batch) {
        core.lock.lock();
        try {
            if (core.inFlight == batch) {
                core.sendUnderWay = false;
            }
        } finally {
            core.lock.unlock();
        }
    }

    /** Keeps the batch for another attempt. */
    void retryLater(OutgoingBatch batch, OutgoingBatch again) {
        core.lock.lock();
        try {
            if (core.inFlight == batch) {
                core.inFlight = again;
            }
        } finally {
            core.lock.unlock();
        }
    }

    /** Keeps the first half as the batch and puts the other half back in front of the buffer. */
    void split(OutgoingBatch batch) {
        core.lock.lock();
        try {
            if (core.inFlight == batch) {
                OutgoingBatch half = batch.firstHalf();
                core.inFlight = half;
                core.buffer.putBack(batch.secondHalf());
                core.flushes.forEach(mark -> mark.putBackAllBut(half.events().size()));
            }
        } finally {
            core.lock.unlock();
        }
    }

    /** Gives the batch up. */
    void giveUp(OutgoingBatch batch, DropReason reason) {
        core.lock.lock();
        try {
            if (core.inFlight == batch) {
                letGo(batch);
                core.book.dropped(reason, batch.events());
                core.signalSettled();
            }
        } finally {
            core.lock.unlock();
        }
    }

    /** Lets go of the batch without knowing whether it arrived. */
    void doubt(OutgoingBatch batch) {
        core.lock.lock();
        try {
            if (core.inFlight == batch) {
                letGo(batch);
                core.book.inDoubt(batch.events());
                core.signalSettled();
            }
        } finally {
            core.lock.unlock();
        }
    }

    private void letGo(OutgoingBatch batch) {
        core.inFlight = null;
        core.sendUnderWay = false;
        core.budget.giveBack(batch.bytes());
        core.flushes.forEach(mark -> mark.settled(batch.events().size()));
    }

    // ---- the end ----

    void beginClosing() {
        core.lock.lock();
        try {
            if (core.state == LaneState.RUNNING) {
                core.state = LaneState.CLOSING;
            }
            core.workArrived.signalAll();
            core.roomMade.signalAll();
        } finally {
            core.lock.unlock();
        }
    }

    /**
     * Ends the lane: what is queued is dropped, for the reason that the state tells, and what is being sent is in doubt. Does nothing once it
     * is ended.
     */
    void end(LaneState end) {
        DropReason reason = end == LaneState.FAILED ? DropReason.TRANSPORT_FAILED : DropReason.SHUTDOWN;
        core.lock.lock();
        try {
            if (core.state == LaneState.CLOSED || core.state == LaneState.FAILED) {
                return;
            }
            core.state = end;
            OutgoingBatch batch = core.inFlight;
            if (batch != null) {
                if (core.sendUnderWay) {
                    doubt(batch);
                } else {
                    giveUp(batch, reason);
                }
            }
            EncodedEvent event = core.buffer.pollOldest();
            while (event != null) {
                core.budget.giveBack(event.length());
                core.book.dropped(reason, event);
                core.flushes.forEach(FlushMark::evicted);
                event = core.buffer.pollOldest();
            }
            core.signalSettled();
            core.workArrived.signalAll();
            core.roomMade.signalAll();
        } finally {
            core.lock.unlock();
        }
    }
}
