package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.util.concurrent.locks.LockSupport;

/** Lets ticks begin at a steady rate, as those of a live program do. One that comes late makes the next ones hurry. */
final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final TelemetryClock clock;
    private final double interval;
    private final long start;
    private long ticks;

    /** Starts now; no ticks per second means as fast as they go. */
    Pace(TelemetryClock clock, int ticksPerSecond) {
        this.clock = clock;
        this.interval = ticksPerSecond == 0 ? 0 : NANOS_PER_SECOND / ticksPerSecond;
        this.start = clock.nanoTime();
    }

    /** Waits until the next tick is due. */
    void awaitNext() {
        long due = (long) (ticks * interval);
        ticks++;
        long left = due - (clock.nanoTime() - start);
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = due - (clock.nanoTime() - start);
        }
    }
}
