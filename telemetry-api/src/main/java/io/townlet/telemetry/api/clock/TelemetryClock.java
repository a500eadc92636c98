package io.townlet.telemetry.api.clock;

import java.time.Instant;

/**
 * The time that a pipeline and its plug-ins go by. Implementations are safe for use by several threads.
 *
 * <p>Plug-ins take their clock from their context and never ask the system directly, so that a test can move time by hand.
 */
public interface TelemetryClock {

    /**
     * Tells a monotonic time for measuring spans, like {@link System#nanoTime()}: only differences between two values mean
     * anything.
     *
     * @return nanoseconds since an arbitrary origin; may be negative
     */
    long nanoTime();

    /**
     * Tells the wall-clock time.
     *
     * @return the current instant
     */
    Instant instant();

    /**
     * Gives the clock of the running system. It has no state.
     *
     * @return a clock that reads {@link System#nanoTime()} and {@link Instant#now()}
     */
    static TelemetryClock system() {
        return SystemTelemetryClock.INSTANCE;
    }
}
