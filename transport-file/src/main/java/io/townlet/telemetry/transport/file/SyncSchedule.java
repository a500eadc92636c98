package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;

/** Decides when written lines are forced to the disk. Not safe for use by several threads. */
final class SyncSchedule {

    private final Fsync fsync;
    private final long intervalNanos;
    private final TelemetryClock clock;
    private long lastNanos;

    SyncSchedule(Fsync fsync, Duration interval, TelemetryClock clock) {
        this.fsync = fsync;
        this.intervalNanos = interval.toNanos();
        this.clock = clock;
        this.lastNanos = clock.nanoTime();
    }

    /** Tells whether lines are to be forced before their file is closed. */
    boolean beforeClosing() {
        return fsync != Fsync.NEVER;
    }

    /** Tells whether a line counts as delivered only when it was forced. */
    boolean beforeDelivery() {
        return fsync == Fsync.BATCH;
    }

    /** Tells whether lines are to be forced now that a batch was written. */
    boolean dueAfterBatch() {
        return switch (fsync) {
            case NEVER -> false;
            case BATCH -> true;
            case INTERVAL -> clock.nanoTime() - lastNanos >= intervalNanos;
        };
    }

    /** Says that all lines were forced. */
    void done() {
        lastNanos = clock.nanoTime();
    }
}
