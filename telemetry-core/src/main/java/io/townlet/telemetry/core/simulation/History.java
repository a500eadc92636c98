package io.townlet.telemetry.core.simulation;

import java.util.Locale;

/** The histories that are kept of events. */
enum History {
    CONSOLE,
    NARRATIONS,
    RIVALRY,
    SOCIAL,
    PRECONDITION_FAILURES,
    MIGRATIONS;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in a save. */
    String wireName() {
        return wireName;
    }
}
