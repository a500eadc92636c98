package io.townlet.telemetry.transforms.logging;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;

/**
 * Lets at most one line in ten seconds through for one cause, and counts those it holds back. Not safe for use by several threads at
 * once; a transform is called on one at a time.
 */
public final class LogLimiter {

    /** What {@link #admit()} returns where the line is to be held back. */
    public static final long HELD_BACK = -1;

    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final TelemetryClock clock;
    private boolean admittedBefore;
    private long admittedAt;
    private long heldBack;

    /**
     * Makes a limiter for one cause.
     *
     * @param clock the time to go by
     */
    public LogLimiter(TelemetryClock clock) {
        this.clock = clock;
    }

    /**
     * Asks whether a line may be logged now.
     *
     * @return how many lines were held back since the last one, 0 or more, where it may; {@link #HELD_BACK} where it may not
     */
    public long admit() {
        long now = clock.nanoTime();
        if (admittedBefore && now - admittedAt < INTERVAL_NANOS) {
            heldBack++;
            return HELD_BACK;
        }
        long suppressed = heldBack;
        admittedBefore = true;
        admittedAt = now;
        heldBack = 0;
        return suppressed;
    }
}
