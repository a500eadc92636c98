package io.townlet.telemetry.benchmarks.measure;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets a producer emit at set times. The times don't move when an event is late: what was missed is caught up without a pause, so that a
 * contestant that stalls its producers gets as many events as any other. Not safe for use by several threads.
 */
final class Pacer {

    private final LongSupplier clock;
    private final LongConsumer waiter;
    private final long intervalNanos;
    private long due;
    private long worstLag;

    /**
     * Makes a pacer.
     *
     * @param clock nanoseconds
     * @param waiter waits for about so many nanoseconds; it may return at any time
     * @param firstDue when the first event is to be emitted
     * @param intervalNanos the time from event to event
     */
    Pacer(LongSupplier clock, LongConsumer waiter, long firstDue, long intervalNanos) {
        this.clock = clock;
        this.waiter = waiter;
        this.due = firstDue;
        this.intervalNanos = intervalNanos;
    }

    /** Waits until the next event is due; returns at once where it is already. */
    void awaitNext() {
        long ahead = due - clock.getAsLong();
        while (ahead > 0) {
            waiter.accept(ahead);
            ahead = due - clock.getAsLong();
        }
        worstLag = Math.max(worstLag, -ahead);
        due += intervalNanos;
    }

    /** Tells by how many nanoseconds the latest of all events was late. */
    long worstLag() {
        return worstLag;
    }
}
