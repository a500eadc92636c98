package io.townlet.telemetry.transport.tcp;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;

/**
 * A point of time by which something must be done.
 *
 * @param clock the clock to go by
 * @param begin when the time began, as {@link TelemetryClock#nanoTime()} tells it
 * @param timeout how long it may take
 */
record Deadline(TelemetryClock clock, long begin, Duration timeout) {

    static Deadline after(Duration timeout, TelemetryClock clock) {
        return new Deadline(clock, clock.nanoTime(), timeout);
    }

    /** Tells how much time is left, in nanoseconds; not positive where none is. */
    long remainingNanos() {
        return timeout.toNanos() - (clock.nanoTime() - begin);
    }
}
