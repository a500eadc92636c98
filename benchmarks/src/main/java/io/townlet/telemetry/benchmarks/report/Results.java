package io.townlet.telemetry.benchmarks.report;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Measurement;
import io.townlet.telemetry.benchmarks.measure.Scenario;
import java.util.List;

/**
 * All measurements of a session.
 *
 * @param measurements in the order in which they were taken
 */
public record Results(List<Measurement> measurements) {

    /** Copies the list. */
    public Results {
        measurements = List.copyOf(measurements);
    }

    List<Scenario> scenarios() {
        return measurements.stream()
                .map(each -> each.trial().scenario())
                .distinct()
                .toList();
    }

    List<ContestantKind> contestants(Scenario scenario) {
        return measurements.stream()
                .map(Measurement::trial)
                .filter(trial -> trial.scenario().equals(scenario))
                .map(trial -> trial.contestant())
                .distinct()
                .toList();
    }

    Spread spread(Scenario scenario, ContestantKind contestant, Figure figure) {
        return Spread.of(measurements.stream()
                .filter(each -> each.trial().scenario().equals(scenario))
                .filter(each -> each.trial().contestant() == contestant)
                .map(figure::of)
                .toList());
    }
}
