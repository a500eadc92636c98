package io.townlet.telemetry.benchmarks.measure;

import java.util.Locale;

/** How fast producers emit. */
public enum Mode {
    /** At the workload's rate, each event at its time. */
    PACED,
    /** One event after the other, without a pause. */
    SATURATED;

    /**
     * Gives the name that stands in commands and reports.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
