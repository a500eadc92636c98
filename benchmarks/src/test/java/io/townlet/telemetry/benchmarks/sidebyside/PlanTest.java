package io.townlet.telemetry.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PlanTest {

    @Test
    void contestantsTakeTurnsWithinAScenario() {
        Plan plan = plan("--contestants", "ours,jackson", "--jvms", "2", "--workload", "event", "--mode", "paced");

        List<TrialSettings> trials = plan.trials("folder");

        assertThat(trials)
                .extracting(TrialSettings::contestant)
                .startsWith(ContestantKind.OURS, ContestantKind.JACKSON, ContestantKind.OURS, ContestantKind.JACKSON);
        assertThat(trials).extracting(trial -> trial.scenario().producers()).containsExactly(1, 1, 1, 1, 4, 4, 4, 4);
    }

    @Test
    void withoutOptionsEverythingIsMeasuredFiveTimes() {
        Plan plan = plan();

        assertThat(plan.trials("folder")).hasSize(6 * 2 * 2 * 2 * 5);
        assertThat(plan.workloads()).containsExactly(Workload.EVENT, Workload.SNAPSHOT);
    }

    @Test
    void aPacedRunEmitsItsRateTimesItsSeconds() {
        assertThat(plan("--seconds", "3").trials("folder"))
                .filteredOn(trial -> trial.scenario().mode() == Mode.PACED)
                .extracting(TrialSettings::events)
                .containsOnly(150_000L, 6_000L);
    }

    @Test
    void whatIsSetByHandHoldsInAQuickRunToo() {
        Plan plan = plan("--quick", "--jvms", "3", "--events", "70");

        assertThat(plan.extent()).isEqualTo(new Extent(3, 1, 70, 70));
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> plan("--contestants", "ours,logback"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--contestants doesn't know 'logback'; it takes ours, log4j2, opentelemetry, jackson,"
                        + " jackson_pojo, limit or all");
    }

    @Test
    void nothingToDoIsRefused() {
        assertThatThrownBy(() -> plan("--jvms", "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 or more");
    }

    private static Plan plan(String... args) {
        return CommandLine.populateCommand(new PlanOptions(), args).plan();
    }
}
