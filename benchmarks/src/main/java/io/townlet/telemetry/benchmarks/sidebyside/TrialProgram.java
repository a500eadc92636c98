package io.townlet.telemetry.benchmarks.sidebyside;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.benchmarks.measure.Measurement;
import io.townlet.telemetry.benchmarks.measure.Trial;
import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import java.io.File;
import java.io.IOException;

/** What a trial's JVM runs. */
final class TrialProgram {

    private TrialProgram() {}

    /**
     * Runs a trial.
     *
     * @param args the trial's settings as JSON, and the file that takes the measurement
     * @throws IOException where files can't be written or read
     * @throws InterruptedException where the thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        ObjectMapper mapper = new ObjectMapper();
        Measurement measurement = new Trial(mapper.readValue(args[0], TrialSettings.class)).run();
        mapper.writeValue(new File(args[1]), measurement);
    }
}
