package io.townlet.telemetry.core.config;

import java.util.Locale;

/** What stands behind a simulation's telemetry. */
public enum SinkProvider {
    /** A pipeline with its transports. */
    PIPELINE,
    /** Nothing: what is emitted goes nowhere. */
    STUB;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** {@return the name that stands in configurations, such as {@code stub}} */
    public String wireName() {
        return wireName;
    }
}
