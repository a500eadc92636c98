package io.townlet.telemetry.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Two reports side by side. */
public final class ReportComparison {

    private static final int METRIC_WIDTH = 24;
    private static final int NUMBER_WIDTH = 16;
    private static final double PERCENT = 100;

    private final BenchReport baseline;
    private final BenchReport current;

    /**
     * Puts two reports side by side.
     *
     * @param baseline what to compare with
     * @param current what is compared
     */
    public ReportComparison(BenchReport baseline, BenchReport current) {
        this.baseline = baseline;
        this.current = current;
    }

    /**
     * Gives a table with a line for each metric: both values, the difference, and the difference in per cent of the baseline.
     *
     * @return aligned lines, each ending in a line break
     */
    public String table() {
        StringBuilder table = new StringBuilder(row("metric", "baseline", "current", "delta", "delta_percent"));
        for (BenchMetric metric : BenchMetric.values()) {
            double before = baseline.value(metric);
            double after = current.value(metric);
            table.append(row(
                    metric.wireName(),
                    number(before, false),
                    number(after, false),
                    number(after - before, true),
                    percent(before, after)));
        }
        return table.toString();
    }

    /**
     * Tells what the two runs don't have in common, so that a difference may come from that.
     *
     * @return one sentence each, maybe none
     */
    public List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        baseline.context().forEach((key, before) -> {
            Object after = current.context().get(key);
            if (!Objects.equals(before, after)) {
                caveats.add(key + " differs: " + before + " in the baseline, " + after + " in the current run");
            }
        });
        return caveats;
    }

    private static String row(String metric, String... cells) {
        StringBuilder row = new StringBuilder(padded(metric, -METRIC_WIDTH));
        for (String cell : cells) {
            row.append(padded(cell, NUMBER_WIDTH));
        }
        return row.append('\n').toString();
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }

    /** Whole numbers as such, others with nine decimals, as of nanoseconds in seconds. */
    private static String number(double value, boolean signed) {
        String sign = signed ? "+" : "";
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%" + sign + ".0f", value)
                : String.format(Locale.ROOT, "%" + sign + ".9f", value);
    }

    private static String percent(double before, double after) {
        if (before == after) {
            return "0.0";
        }
        return before == 0 ? "-" : String.format(Locale.ROOT, "%+.1f", (after - before) / before * PERCENT);
    }
}
