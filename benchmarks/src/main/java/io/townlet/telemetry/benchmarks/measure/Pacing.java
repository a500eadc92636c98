package io.townlet.telemetry.benchmarks.measure;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** How a paced producer waits for its next event's time. */
public enum Pacing {
    /** It parks, and leaves the core to others. It wakes up late, and then emits what has become due one after the other. */
    PARK,
    /** It keeps looking at the clock. Each event is on time and finds warm caches, but the wait costs a core for each producer. */
    SPIN;

    LongConsumer waiter() {
        return switch (this) {
            case PARK -> LockSupport::parkNanos;
            case SPIN -> nanos -> Thread.onSpinWait();
        };
    }

    /**
     * Gives the name that stands in commands and reports.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
