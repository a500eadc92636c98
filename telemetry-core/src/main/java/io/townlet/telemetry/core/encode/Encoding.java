package io.townlet.telemetry.core.encode;

import java.util.Locale;

/** What a line holds. */
public enum Encoding {
    /** The payload object itself. */
    FLAT,
    /** An object of {@code name}, {@code kind}, {@code tick}, {@code metadata} and {@code payload}. */
    ENVELOPE;

    /**
     * Gives the name that stands in the configuration.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
