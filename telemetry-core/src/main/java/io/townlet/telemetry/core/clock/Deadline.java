package io.townlet.telemetry.core.clock;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;

/**
 * A moment by which something must be done.
 *
 * @param clock the clock that it goes by
 * @param start when the time began to run, in nanoseconds of that clock
 * @param span how long it runs, in nanoseconds; {@link Long#MAX_VALUE} for ever
 */
public record Deadline(TelemetryClock clock, long start, long span) {

    /**
     * Starts a time running.
     *
     * @param clock the clock to go by
     * @param timeout how long; negative counts as 0, and more than 292 years as for ever
     * @return the deadline
     */
    public static Deadline after(TelemetryClock clock, Duration timeout) {
        return new Deadline(clock, clock.nanoTime(), nanos(timeout));
    }

    /**
     * Tells how much time is left.
     *
     * @return nanoseconds, 0 or more; {@link Long#MAX_VALUE} where there is no end
     */
    public long remaining() {
        return span == Long.MAX_VALUE ? span : Math.max(0, span - (clock.nanoTime() - start));
    }

    /**
     * Tells whether the time is up.
     *
     * @return true where nothing is left
     */
    public boolean passed() {
        return remaining() == 0;
    }

    /**
     * Gives a deadline some time before this one, of the same start.
     *
     * @param nanos how much earlier, 0 or more
     * @return the earlier deadline
     */
    public Deadline earlierBy(long nanos) {
        return span == Long.MAX_VALUE ? this : new Deadline(clock, start, Math.max(0, span - nanos));
    }

    private static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
