package io.townlet.telemetry.benchmarks.measure;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;

/**
 * What is done in one JVM.
 *
 * @param contestant who is measured
 * @param scenario what is measured
 * @param events how many events all producers together emit in the measured run
 * @param warmUpEvents how many they emit before, into another file; paced runs are warmed up with a tenth of that paced, too
 * @param pacing how paced producers wait
 * @param folder where the files are written, and deleted once they are counted
 */
public record TrialSettings(
        ContestantKind contestant, Scenario scenario, long events, long warmUpEvents, Pacing pacing, String folder) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where there are fewer events than producers
     */
    public TrialSettings {
        if (events < scenario.producers() || warmUpEvents < scenario.producers()) {
            throw new IllegalArgumentException("there must be at least one event for each of " + scenario.producers()
                    + " producers, in the warm-up too, but there are " + events + " and " + warmUpEvents);
        }
    }
}
