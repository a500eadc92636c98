package io.townlet.telemetry.benchmarks.workload;

import java.util.Locale;

/** What the producers emit. */
public enum Workload {
    /** Events of eight fields, about 160 bytes as JSON. */
    EVENT(50_000, 64),
    /** Nested snapshots of about 10 KB as JSON. */
    SNAPSHOT(2_000, 1);

    private final int pacedPerSecond;
    private final int timedOneOf;

    Workload(int pacedPerSecond, int timedOneOf) {
        this.pacedPerSecond = pacedPerSecond;
        this.timedOneOf = timedOneOf;
    }

    /**
     * Gives the rate of a paced run.
     *
     * @return events a second, of all producers together
     */
    public int pacedPerSecond() {
        return pacedPerSecond;
    }

    /**
     * Tells which emits of a saturated run are timed: reading the clock twice for each would be a good part of a small event's cost.
     *
     * @return one of so many
     */
    public int timedOneOf() {
        return timedOneOf;
    }

    /**
     * Gives the name that stands in commands and reports.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
