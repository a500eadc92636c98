package io.townlet.telemetry.benchmarks.report;

import java.util.List;

/**
 * The middle and the ends of some repeated measurements.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the smallest
 * @param max the largest
 */
public record Spread(double median, double min, double max) {

    /**
     * Sums measurements up.
     *
     * @param values one or more measurements, in any order
     * @return their spread
     * @throws IllegalArgumentException where there is none
     */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is nothing measured to take the median of");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /**
     * Compares medians.
     *
     * @param other what to divide by
     * @return this median divided by the other; NaN or infinite where the other is 0
     */
    public double ratioTo(Spread other) {
        return median / other.median;
    }
}
