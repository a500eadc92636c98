package io.townlet.telemetry.benchmarks.report;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import java.util.List;

/**
 * Contestants that are measured against each other.
 *
 * @param title what it is about
 * @param contestants who takes part, in the order in which they are shown
 * @param ratios what is divided by what
 */
public record Comparison(String title, List<ContestantKind> contestants, List<Ratio> ratios) {

    /** Copies the lists. */
    public Comparison {
        contestants = List.copyOf(contestants);
        ratios = List.copyOf(ratios);
    }

    /** What is read off both sides of a ratio. */
    public enum Quantity {
        /** Events that arrived, per second. */
        DELIVERED,
        /** The 99.9th percentile of an emit. */
        EMIT_P999;

        Figure figure() {
            return switch (this) {
                case DELIVERED -> Figure.DELIVERED;
                case EMIT_P999 -> Figure.P999;
            };
        }
    }

    /**
     * A ratio that is to be reached, or not to be passed.
     *
     * @param quantity what is compared
     * @param over what is divided
     * @param under what it is divided by
     * @param aim what the ratio should be, in words
     */
    public record Ratio(Quantity quantity, ContestantKind over, ContestantKind under, String aim) {}
}
