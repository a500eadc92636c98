package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.measure.Measurement;
import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import io.townlet.telemetry.benchmarks.report.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one trial after the other, and tells of each as it ends.
 *
 * @param progress takes a line for each trial
 */
record TrialSession(PrintStream progress) {

    Results run(List<TrialSettings> trials) throws IOException, InterruptedException {
        TrialJvm jvm = new TrialJvm();
        List<Measurement> measurements = new ArrayList<>();
        for (TrialSettings trial : trials) {
            Measurement measured = jvm.run(trial);
            measurements.add(measured);
            progress.printf(
                    "%d/%d  %s  %s: %,.0f/s delivered, %,d lost, emit p50 %,.0f ns, p99.9 %,.0f ns%n",
                    measurements.size(),
                    trials.size(),
                    trial.scenario(),
                    trial.contestant().title(),
                    measured.deliveredPerSecond(),
                    measured.lost(),
                    measured.emitP50Nanos(),
                    measured.emitP999Nanos());
        }
        return new Results(measurements);
    }
}
