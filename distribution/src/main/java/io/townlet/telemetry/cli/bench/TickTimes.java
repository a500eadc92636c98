package io.townlet.telemetry.cli.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How long each tick took. Not safe for use by several threads. */
final class TickTimes {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] nanos;
    private int count;

    TickTimes(int ticks) {
        this.nanos = new long[ticks];
    }

    void add(long duration) {
        nanos[count] = duration;
        count++;
    }

    /** Gives the average, two quantiles and the longest, in seconds; zeros where there was no tick. */
    Map<BenchMetric, Number> inSeconds() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        Map<BenchMetric, Number> seconds = new EnumMap<>(BenchMetric.class);
        seconds.put(
                BenchMetric.AVG_TICK_SECONDS, Arrays.stream(sorted).average().orElse(0) / NANOS_PER_SECOND);
        seconds.put(BenchMetric.P50_TICK_SECONDS, quantile(sorted, 0.5));
        seconds.put(BenchMetric.P99_TICK_SECONDS, quantile(sorted, 0.99));
        seconds.put(BenchMetric.MAX_TICK_SECONDS, quantile(sorted, 1));
        return seconds;
    }

    /** Gives the least duration that the given part of all ticks doesn't exceed. */
    private static double quantile(long[] sorted, double part) {
        int rank = (int) Math.ceil(part * sorted.length);
        return rank == 0 ? 0 : sorted[rank - 1] / NANOS_PER_SECOND;
    }
}
