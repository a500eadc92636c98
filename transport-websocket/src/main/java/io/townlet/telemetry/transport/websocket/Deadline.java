package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.OptionType;
import java.time.Duration;

/**
 * The moment up to which something may take.
 *
 * @param clock the time to go by
 * @param begun when it began
 * @param timeout how long it may take
 */
record Deadline(TelemetryClock clock, long begun, Duration timeout) {

    static Deadline after(TelemetryClock clock, Duration timeout) {
        Duration countable = timeout.compareTo(OptionType.UNLIMITED_TIME) < 0 ? timeout : OptionType.UNLIMITED_TIME;
        return new Deadline(clock, clock.nanoTime(), countable);
    }

    /** Gives the nanoseconds that are left; 0 or less where it has passed. */
    long remainingNanos() {
        return timeout.toNanos() - (clock.nanoTime() - begun);
    }
}
