package io.townlet.telemetry.cli.demo;

import java.util.EnumMap;
import java.util.Map;

/** How well one agent's needs are met. */
final class Needs {

    private final Map<Need, Double> levels = new EnumMap<>(Need.class);

    Needs(TownRandom random) {
        for (Need need : Need.values()) {
            levels.put(need, random.between(0.45, 0.95));
        }
    }

    double level(Need need) {
        return levels.getOrDefault(need, 0.0);
    }

    void decay() {
        for (Need need : Need.values()) {
            set(need, level(need) - need.decayPerTick());
        }
    }

    void satisfy(Need need, double amount) {
        set(need, level(need) + amount);
    }

    /** Adds up how badly all needs are unmet: 0 where all are met. */
    double penalty() {
        double sum = 0;
        for (Need need : Need.values()) {
            double lack = 1 - level(need);
            sum += lack * lack;
        }
        return sum;
    }

    private void set(Need need, double level) {
        levels.put(need, Rounding.six(Math.min(1, Math.max(0, level))));
    }
}
