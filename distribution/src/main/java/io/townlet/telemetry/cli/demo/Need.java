package io.townlet.telemetry.cli.demo;

import java.util.Locale;

/** What an agent needs; each need is 1 where it is met and falls towards 0. */
enum Need {
    HUNGER(0.020),
    HYGIENE(0.012),
    ENERGY(0.010);

    private final double decayPerTick;

    Need(double decayPerTick) {
        this.decayPerTick = decayPerTick;
    }

    double decayPerTick() {
        return decayPerTick;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
