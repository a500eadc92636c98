package io.townlet.telemetry.transport.tcp;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How much of one batch the channel has flushed. The event loop reports, the sending thread waits. */
final class FlushProgress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long flushed;
    private long awaited = Long.MAX_VALUE;
    private @Nullable Throwable failure;

    /** Reports that the batch was flushed up to a byte. */
    void flushed(long upTo) {
        lock.lock();
        try {
            flushed = Math.max(flushed, upTo);
            // Waking a thread costs more than all the rest, so it is woken only for what it waits for.
            if (flushed >= awaited) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reports that nothing more will be flushed. The first reason given counts. */
    void failed(Throwable reason) {
        lock.lock();
        try {
            if (failure == null) {
                failure = reason;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the batch was flushed up to a byte.
     *
     * @return false where that failed, or where time ran out
     */
    boolean awaitFlushed(long upTo, Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            awaited = upTo;
            while (flushed < upTo && failure == null) {
                long left = deadline.remainingNanos();
                if (left <= 0) {
                    return false;
                }
                // What woke it is looked at above.
                long unused = changed.awaitNanos(left);
            }
            return flushed >= upTo;
        } finally {
            awaited = Long.MAX_VALUE;
            lock.unlock();
        }
    }

    /** Tells up to which byte the batch was flushed. */
    long flushed() {
        lock.lock();
        try {
            return flushed;
        } finally {
            lock.unlock();
        }
    }

    /** Tells why nothing more will be flushed, or gives null where that isn't known to be so. */
    @Nullable
    Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }
}
