package io.townlet.telemetry.core.transport;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes one transport's queue has taken, out of how many it may. Safe for use by several threads. */
final class ByteBudget {

    private final long max;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long max) {
        this.max = max;
    }

    long max() {
        return max;
    }

    /** Takes bytes if they fit. */
    boolean tryTake(long bytes) {
        long before = taken.get();
        while (before + bytes <= max) {
            long witness = taken.compareAndExchange(before, before + bytes);
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        return false;
    }

    /** Tells whether bytes would fit now. */
    boolean fits(long bytes) {
        return taken.get() + bytes <= max;
    }

    /** Takes bytes whether they fit or not; a negative number gives some back. */
    void take(long bytes) {
        taken.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Tells by how much more is taken than there is; 0 or less where it fits. */
    long excess() {
        return taken.get() - max;
    }
}
