package io.townlet.telemetry.core.health;

import java.util.Locale;

/** How well events are delivered, the best first. */
public enum HealthState {
    /** All is delivered. */
    UP,
    /** Something is in trouble, and may come out of it by itself. */
    DEGRADED,
    /** Nothing is delivered, nor will be. */
    DOWN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Gives the name that stands in events and log lines.
     *
     * @return the lower-case name, for example {@code degraded}
     */
    public String wireName() {
        return wireName;
    }
}
