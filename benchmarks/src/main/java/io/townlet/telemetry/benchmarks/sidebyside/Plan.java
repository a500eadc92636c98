package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.measure.Pacing;
import io.townlet.telemetry.benchmarks.measure.Scenario;
import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session measures.
 *
 * @param contestants who takes part, in the order of their turns
 * @param workloads what is emitted
 * @param modes how fast
 * @param producers by how many threads
 * @param extent how long it takes
 * @param pacing how paced producers wait
 */
record Plan(
        List<ContestantKind> contestants,
        List<Workload> workloads,
        List<Mode> modes,
        List<Integer> producers,
        Extent extent,
        Pacing pacing) {

    /**
     * Gives all trials in order. Within a scenario contestants take turns, so that whatever else happens to the machine happens to all of
     * them.
     */
    List<TrialSettings> trials(String folder) {
        List<TrialSettings> trials = new ArrayList<>();
        for (Scenario scenario : scenarios()) {
            for (int round = 0; round < extent.jvms(); round++) {
                for (ContestantKind contestant : contestants) {
                    trials.add(trial(contestant, scenario, folder));
                }
            }
        }
        return trials;
    }

    private List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Workload workload : workloads) {
            for (Mode mode : modes) {
                for (int count : producers) {
                    scenarios.add(new Scenario(workload, mode, count));
                }
            }
        }
        return scenarios;
    }

    private TrialSettings trial(ContestantKind contestant, Scenario scenario, String folder) {
        return new TrialSettings(
                contestant,
                scenario,
                extent.measuredEvents(scenario.workload(), scenario.mode()),
                extent.warmUpEvents(scenario.workload()),
                pacing,
                folder);
    }
}
