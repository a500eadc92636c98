package io.townlet.telemetry.core.transport;

import java.util.Locale;

/** What {@code emit} does where a transport's queue is full. */
public enum Backpressure {
    /** Admit the new event, and evict the oldest that is not in flight. */
    DROP_OLDEST,
    /** Wait for room for a bounded time, then do as {@link #DROP_OLDEST}. */
    BLOCK,
    /** Deliver the oldest batch on the emitting thread, and do as {@link #DROP_OLDEST} only where that fails. */
    FAN_OUT;

    /**
     * Gives the name that stands in the configuration.
     *
     * @return the lower-case name, for example {@code drop_oldest}
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
