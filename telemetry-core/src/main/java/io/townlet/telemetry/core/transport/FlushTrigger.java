package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.event.TelemetryEvent;

/** Knows when the flush interval is over: so many ticks after the last flush. Guarded by its owner's lock. */
final class FlushTrigger {

    private final int intervalTicks;
    private long since = TelemetryEvent.NO_TICK;
    private long latest = TelemetryEvent.NO_TICK;
    private boolean due;

    FlushTrigger(int intervalTicks) {
        this.intervalTicks = intervalTicks;
    }

    /** Takes note of a tick that the program came to, and tells whether the interval is over because of it. */
    boolean onTick(long tick) {
        latest = tick;
        if (since == TelemetryEvent.NO_TICK || tick < since) {
            // The first tick starts the interval; one that goes back, as after a restored save, starts it anew.
            since = tick;
            return false;
        }
        if (!due && tick - since >= intervalTicks) {
            due = true;
            return true;
        }
        return false;
    }

    boolean isDue() {
        return due;
    }

    /** Starts the interval anew, because everything up to now went out. */
    void flushed() {
        since = latest;
        due = false;
    }
}
