package io.townlet.telemetry.benchmarks.measure;

import io.townlet.telemetry.benchmarks.workload.Workload;

/**
 * A way in which all contestants are measured.
 *
 * @param workload what is emitted
 * @param mode how fast
 * @param producers by how many threads, 1 or more
 */
public record Scenario(Workload workload, Mode mode, int producers) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where there is no producer
     */
    public Scenario {
        if (producers < 1) {
            throw new IllegalArgumentException("there are " + producers + " producers, and must be 1 or more");
        }
    }

    /** Gives a title such as {@code event, paced at 50,000/s, 4 producers}. */
    @Override
    public String toString() {
        String rate = mode == Mode.PACED ? " at %,d/s".formatted(workload.pacedPerSecond()) : "";
        return workload.wireName() + ", " + mode.wireName() + rate + ", " + producers
                + (producers == 1 ? " producer" : " producers");
    }
}
