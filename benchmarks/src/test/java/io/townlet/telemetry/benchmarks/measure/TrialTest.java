package io.townlet.telemetry.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {

    @TempDir
    Path folder;

    @Test
    void aSaturatedRunCountsWhatIsInTheFileOfAllItsProducers() throws IOException, InterruptedException {
        Measurement measured = run(new Scenario(Workload.EVENT, Mode.SATURATED, 3), 2_000);

        assertThat(measured.emitted()).isEqualTo(2_000);
        assertThat(measured.delivered()).isEqualTo(2_000);
        assertThat(measured.lost()).isZero();
        assertThat(measured.fileBytes()).isGreaterThan(2_000 * 100L);
        assertThat(measured.seconds()).isPositive();
        assertThat(measured.emitP50Nanos()).isPositive();
        assertThat(measured.emitMaxNanos()).isGreaterThanOrEqualTo(measured.emitP999Nanos());
        assertThat(measured.producerBytesPerEvent()).isPositive();
        assertThat(measured.contestantSettings()).containsEntry("max_batch_size", "512");
    }

    @Test
    void aPacedRunTakesAsLongAsItsRateSays() throws IOException, InterruptedException {
        Measurement measured = run(new Scenario(Workload.SNAPSHOT, Mode.PACED, 2), 200);

        assertThat(measured.delivered()).isEqualTo(200);
        // 200 events, 2,000 a second: never faster, however slow the machine is.
        assertThat(measured.seconds()).isGreaterThanOrEqualTo(0.1);
    }

    /** It depends on the version of the ring's library, and would make its figures worthless. */
    @Test
    void log4jLosesNothingOfSeveralProducersInAFullRing() throws IOException, InterruptedException {
        Scenario scenario = new Scenario(Workload.EVENT, Mode.SATURATED, 4);
        Measurement measured = new Trial(
                        new TrialSettings(ContestantKind.LOG4J2, scenario, 150_000, 10, Pacing.PARK, folder.toString()))
                .run();

        assertThat(measured.lost()).isZero();
    }

    @Test
    void theFilesAreDeleted() throws IOException, InterruptedException {
        run(new Scenario(Workload.EVENT, Mode.SATURATED, 1), 100);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fewerEventsThanProducersAreRefused() {
        assertThatThrownBy(() -> run(new Scenario(Workload.EVENT, Mode.SATURATED, 4), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one event for each of 4 producers");
    }

    private Measurement run(Scenario scenario, long events) throws IOException, InterruptedException {
        return new Trial(new TrialSettings(
                        ContestantKind.OURS, scenario, events, events, Pacing.PARK, folder.toString()))
                .run();
    }
}
