package io.townlet.telemetry.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who makes what of whom. Quarrels breed rivalry, time together breeds familiarity and trust, and rivalry fades. */
final class Relationships {

    private static final double FADING = -0.002;

    /**
     * A tie that changed in a tick.
     *
     * @param owner whose view it is
     * @param other of whom
     * @param tie how it is now
     * @param delta how it has changed
     */
    record Update(String owner, String other, Tie tie, Tie delta) {}

    /** By owner, then by the other. */
    private final Map<String, Map<String, Tie>> ties = new LinkedHashMap<>();

    private final List<Update> updates = new ArrayList<>();

    void beginTick() {
        updates.clear();
        for (Map<String, Tie> own : ties.values()) {
            own.replaceAll((other, tie) -> tie.rivalry() > 0 ? tie.changed(0, 0, FADING) : tie);
        }
    }

    void quarrelled(QueueConflict conflict) {
        double heat = 0.1 * conflict.intensity();
        change(conflict.actor(), conflict.rival(), -0.02, 0.01, heat);
        change(conflict.rival(), conflict.actor(), -0.02, 0.01, heat / 2);
    }

    void metAtWork(String one, String two) {
        change(one, two, 0.002, 0.004, 0);
        change(two, one, 0.002, 0.004, 0);
    }

    private void change(String owner, String other, double trust, double familiarity, double rivalry) {
        Map<String, Tie> own = ties.computeIfAbsent(owner, key -> new LinkedHashMap<>());
        Tie before = own.getOrDefault(other, Tie.STRANGERS);
        Tie after = before.changed(trust, familiarity, rivalry);
        own.put(other, after);
        updates.add(new Update(owner, other, after, after.minus(before)));
    }

    Map<String, Map<String, Tie>> ties() {
        return ties;
    }

    List<Update> updates() {
        return updates;
    }
}
