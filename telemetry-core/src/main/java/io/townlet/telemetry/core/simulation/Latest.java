package io.townlet.telemetry.core.simulation;

import java.util.Locale;

/** The events of which the latest is kept. */
enum Latest {
    LOOP_TICK,
    HEALTH,
    FAILURE,
    POSSESSION,
    POLICY,
    STABILITY,
    AFFORDANCE_RUNTIME,
    PERSONALITY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in a save. */
    String wireName() {
        return wireName;
    }
}
