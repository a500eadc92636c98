package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.measure.Pacing;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is measured. */
final class PlanOptions {

    @Option(
            names = "--workload",
            paramLabel = "event|snapshot|all",
            defaultValue = "all",
            description = "What is emitted (default: ${DEFAULT-VALUE}).")
    private String workload = "all";

    @Option(
            names = "--mode",
            paramLabel = "paced|saturated|all",
            defaultValue = "all",
            description = "How fast (default: ${DEFAULT-VALUE}).")
    private String mode = "all";

    @Option(
            names = "--producers",
            paramLabel = "N,...",
            split = ",",
            defaultValue = "1,4",
            description = "By how many threads (default: ${DEFAULT-VALUE}).")
    private List<Integer> producers = List.of(1, 4);

    @Option(
            names = "--contestants",
            paramLabel = "NAME,...",
            defaultValue = "all",
            description =
                    "Who takes part: ours, log4j2, opentelemetry, jackson, jackson_pojo, limit (default: ${DEFAULT-VALUE}).")
    private String contestants = "all";

    @Option(
            names = "--jvms",
            paramLabel = "N",
            description = "How many JVMs each contestant gets in each scenario (default: 5).")
    private @Nullable Integer jvms;

    @Option(names = "--seconds", paramLabel = "N", description = "How long a paced run takes (default: 10).")
    private @Nullable Integer seconds;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events a saturated run takes (default: 4000000, snapshots 40000).")
    private @Nullable Long events;

    @Option(
            names = "--pacing",
            paramLabel = "park|spin",
            defaultValue = "park",
            description = {
                "How paced producers wait: they park, or keep looking at the clock, which costs a core each",
                "(default: ${DEFAULT-VALUE})."
            })
    private String pacing = "park";

    @Option(names = "--quick", description = "One JVM each and few events: shows that all works, not how fast.")
    private boolean quick;

    /**
     * Makes a plan of the options.
     *
     * @throws IllegalArgumentException where one has no sense
     */
    Plan plan() {
        Extent usual = quick ? Extent.QUICK : Extent.FULL;
        Extent extent = new Extent(
                Objects.requireNonNullElse(jvms, usual.jvms()),
                Objects.requireNonNullElse(seconds, usual.seconds()),
                Objects.requireNonNullElse(events, usual.events()),
                Objects.requireNonNullElse(events, usual.snapshots()));
        return new Plan(
                Choices.parse(ContestantKind.ofFiles(), contestants, "--contestants"),
                Choices.parse(Workload.class, workload, "--workload"),
                Choices.parse(Mode.class, mode, "--mode"),
                producers,
                extent,
                Choices.parse(Pacing.class, pacing, "--pacing").get(0));
    }
}
