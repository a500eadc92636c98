package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.core.config.PipelineConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs a benchmark under one combination of settings after the other, and keeps the best. Not safe for use by several threads. */
public final class Sweep {

    /** What makes one run better than another, as it is told. */
    public static final String CRITERION = "the fewest dropped_messages, then the lowest avg_tick_seconds";

    private static final Comparator<Outcome> BEST_FIRST = Comparator.<Outcome>comparingDouble(
                    outcome -> outcome.report().value(BenchMetric.DROPPED_MESSAGES))
            .thenComparingDouble(outcome -> outcome.report().value(BenchMetric.AVG_TICK_SECONDS));

    private final BenchRun run;
    private final PipelineConfig config;
    private @Nullable Outcome best;

    /**
     * Prepares a sweep.
     *
     * @param run the benchmark
     * @param config what stays the same
     */
    public Sweep(BenchRun run, PipelineConfig config) {
        this.run = run;
        this.config = config;
    }

    /**
     * What a combination of settings gave.
     *
     * @param point the settings
     * @param report what they gave
     */
    public record Outcome(SweepPoint point, BenchReport report) {

        /**
         * Gives a line of the table.
         *
         * @return comma-separated values, as {@link #header()} names them, ending in a line break
         */
        public String line() {
            List<String> cells = new ArrayList<>(point.cells());
            for (BenchMetric metric : BenchMetric.values()) {
                double value = report.value(metric);
                cells.add(
                        value == Math.rint(value)
                                ? String.format(Locale.ROOT, "%.0f", value)
                                : String.format(Locale.ROOT, "%.9f", value));
            }
            return String.join(",", cells) + "\n";
        }
    }

    /**
     * Gives the first line of the table.
     *
     * @return comma-separated names, ending in a line break
     */
    public static String header() {
        List<String> names = new ArrayList<>(SweepPoint.COLUMNS);
        for (BenchMetric metric : BenchMetric.values()) {
            names.add(metric.wireName());
        }
        return String.join(",", names) + "\n";
    }

    /**
     * Runs the benchmark once without keeping what it gave: the first run of a program is slower than any other.
     *
     * @param point the settings
     * @throws IOException where the ticks can't be read
     */
    public void warmUp(SweepPoint point) throws IOException {
        run.run(point.applyTo(config));
    }

    /**
     * Runs the benchmark once.
     *
     * @param point the settings
     * @return what they gave
     * @throws IOException where the ticks can't be read
     */
    public Outcome walk(SweepPoint point) throws IOException {
        Outcome outcome = new Outcome(point, run.run(point.applyTo(config)).report());
        keepBetter(outcome);
        return outcome;
    }

    void keepBetter(Outcome outcome) {
        Outcome sofar = best;
        if (sofar == null || BEST_FIRST.compare(outcome, sofar) < 0) {
            best = outcome;
        }
    }

    /**
     * Gives the best so far, by {@link #CRITERION}; of equals the first.
     *
     * @return the best, or null before the first run
     */
    public @Nullable Outcome best() {
        return best;
    }
}
