package io.townlet.telemetry.core.narration;

import java.util.Map;
import java.util.Set;

/**
 * How much is narrated. Immutable. All times are in ticks.
 *
 * @param globalCooldownTicks how long after any narration none is told, 0 to {@link #MAX_TICKS}
 * @param categoryCooldownTicks the same for one category after another of it, by category; those that aren't named have none
 * @param windowTicks the length of the window, 1 to {@link #MAX_TICKS}
 * @param windowLimit the most narrations in any window, 1 to {@link #MAX_WINDOW_LIMIT}
 * @param dedupeTicks how long the same isn't told again, 0 to {@link #MAX_TICKS}
 * @param priorityCategories the categories that pass the cool-downs
 * @param relationship when a tie is worth telling of
 * @param personality when a trait is
 */
public record NarrationSettings(
        int globalCooldownTicks,
        Map<String, Integer> categoryCooldownTicks,
        int windowTicks,
        int windowLimit,
        int dedupeTicks,
        Set<String> priorityCategories,
        Relationship relationship,
        Personality personality) {

    /** The longest time, in ticks. */
    public static final int MAX_TICKS = 1_000_000;

    /** The most narrations that a window may be set to. */
    public static final int MAX_WINDOW_LIMIT = 1000;

    /** Copies the collections, and checks the bounds. */
    public NarrationSettings {
        categoryCooldownTicks = Map.copyOf(categoryCooldownTicks);
        priorityCategories = Set.copyOf(priorityCategories);
        check("globalCooldownTicks", globalCooldownTicks, 0, MAX_TICKS);
        check("windowTicks", windowTicks, 1, MAX_TICKS);
        check("windowLimit", windowLimit, 1, MAX_WINDOW_LIMIT);
        check("dedupeTicks", dedupeTicks, 0, MAX_TICKS);
        categoryCooldownTicks.forEach(
                (category, ticks) -> check("categoryCooldownTicks of " + category, ticks, 0, MAX_TICKS));
    }

    /**
     * Gives what holds where nothing is configured: a cool-down of 30 ticks, at most 10 in 600 ticks, the same not twice in 20, and priority for
     * {@code utility_outage}.
     *
     * @return the defaults
     */
    public static NarrationSettings defaults() {
        return new NarrationSettings(
                30, Map.of(), 600, 10, 20, Set.of("utility_outage"), Relationship.defaults(), Personality.defaults());
    }

    private static void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be " + min + " to " + max);
        }
    }

    private static void checkShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be 0 to 1");
        }
    }

    /**
     * When a tie is worth telling of. All are 0 to 1.
     *
     * @param friendshipTrust the least trust of a friendship
     * @param friendshipDelta by how much trust must have grown in a tick
     * @param friendshipPriority the trust from which on it has priority
     * @param rivalryAvoid the rivalry from which on two avoid each other
     * @param rivalryEscalation the rivalry from which on it is an open feud, which has priority
     */
    public record Relationship(
            double friendshipTrust,
            double friendshipDelta,
            double friendshipPriority,
            double rivalryAvoid,
            double rivalryEscalation) {

        /** Checks the bounds. */
        public Relationship {
            checkShare("friendshipTrust", friendshipTrust);
            checkShare("friendshipDelta", friendshipDelta);
            checkShare("friendshipPriority", friendshipPriority);
            checkShare("rivalryAvoid", rivalryAvoid);
            checkShare("rivalryEscalation", rivalryEscalation);
        }

        /** {@return trust 0.6, delta 0.25, priority 0.85, avoid 0.7, escalation 0.9} */
        public static Relationship defaults() {
            return new Relationship(0.6, 0.25, 0.85, 0.7, 0.9);
        }
    }

    /**
     * When a trait is worth telling of. All are 0 to 1.
     *
     * @param chatExtroversion the least extroversion of one whose good talks are told of
     * @param chatQuality the least quality of a good talk
     * @param chatPriority the extroversion from which on it has priority
     * @param conflictTolerance the least forgiveness of one whose patience in a quarrel is told of
     */
    public record Personality(
            double chatExtroversion, double chatQuality, double chatPriority, double conflictTolerance) {

        /** Checks the bounds. */
        public Personality {
            checkShare("chatExtroversion", chatExtroversion);
            checkShare("chatQuality", chatQuality);
            checkShare("chatPriority", chatPriority);
            checkShare("conflictTolerance", conflictTolerance);
        }

        /** {@return extroversion 0.5, quality 0.5, priority 0.75, tolerance 0.6} */
        public static Personality defaults() {
            return new Personality(0.5, 0.5, 0.75, 0.6);
        }
    }
}
