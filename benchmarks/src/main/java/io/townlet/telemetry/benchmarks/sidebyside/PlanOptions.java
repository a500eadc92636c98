package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.measure.Pacing;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final ExtentOptions extent = new ExtentOptions();

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

    /**
     * Makes a plan of the options.
     *
     * @throws IllegalArgumentException where one has no sense
     */
    Plan plan() {
        return new Plan(
                Choices.parse(ContestantKind.ofFiles(), contestants, "--contestants"),
                Choices.parse(Workload.class, workload, "--workload"),
                Choices.parse(Mode.class, mode, "--mode"),
                producers,
                extent.extent(events),
                Choices.parse(Pacing.class, pacing, "--pacing").get(0));
    }
}
