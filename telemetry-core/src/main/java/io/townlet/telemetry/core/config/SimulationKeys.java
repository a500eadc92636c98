package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.narration.NarrationSettings;
import java.util.List;

/** The keys of what a simulation talks to, with their bounds and defaults. */
public final class SimulationKeys {

    private static final SimulationSettings DEFAULTS = SimulationSettings.defaults();
    private static final NarrationSettings NARRATIONS = DEFAULTS.narration();

    /** The key of the map that has {@link #HISTORY_LIMIT} and {@link #SUBSCRIBER_QUEUE}. */
    public static final String SIMULATION = "simulation";

    /** The key of the map that has the limits of narrations. */
    public static final String NARRATION = "narration";

    /** The key of the map of cool-downs by category. */
    public static final String CATEGORY_COOLDOWNS = "category_cooldown_ticks";

    /** The key of the map that has the thresholds of ties. */
    public static final String RELATIONSHIP = "relationship";

    /** The key of the map that has the thresholds of traits. */
    public static final String PERSONALITY = "personality";

    /** Whether there is a pipeline at all. */
    public static final Option<String> PROVIDER = Option.choice(
                    "provider", SinkProvider.PIPELINE.wireName(), SinkProvider.STUB.wireName())
            .withDefault(SinkProvider.PIPELINE.wireName())
            .describedAs("Whether events go to a pipeline, or nowhere.");

    /** How long histories are. */
    public static final Option<Integer> HISTORY_LIMIT = Option.wholeNumber(
                    "history_limit", 1, SimulationSettings.MAX_HISTORY)
            .withDefault(DEFAULTS.historyLimit())
            .describedAs("The most entries of each history.");

    /** How many events wait for a subscriber. */
    public static final Option<Integer> SUBSCRIBER_QUEUE = Option.wholeNumber(
                    "subscriber_queue_events", 1, SimulationSettings.MAX_SUBSCRIBER_QUEUE)
            .withDefault(DEFAULTS.subscriberQueueEvents())
            .describedAs("The most events that wait for a subscriber; past it the oldest are dropped.");

    /** The cool-down of all narrations. */
    public static final Option<Integer> GLOBAL_COOLDOWN = Option.wholeNumber(
                    "global_cooldown_ticks", 0, NarrationSettings.MAX_TICKS)
            .withDefault(NARRATIONS.globalCooldownTicks())
            .describedAs("How many ticks after a narration none is told.");

    /** The length of the window. */
    public static final Option<Integer> WINDOW_TICKS = Option.wholeNumber(
                    "window_ticks", 1, NarrationSettings.MAX_TICKS)
            .withDefault(NARRATIONS.windowTicks())
            .describedAs("The length of the window that window_limit counts in.");

    /** The most narrations in the window. */
    public static final Option<Integer> WINDOW_LIMIT = Option.wholeNumber(
                    "window_limit", 1, NarrationSettings.MAX_WINDOW_LIMIT)
            .withDefault(NARRATIONS.windowLimit())
            .describedAs("The most narrations in any window.");

    /** How long the same isn't told again. */
    public static final Option<Integer> DEDUPE_TICKS = Option.wholeNumber(
                    "dedupe_ticks", 0, NarrationSettings.MAX_TICKS)
            .withDefault(NARRATIONS.dedupeTicks())
            .describedAs("How many ticks the same isn't told again.");

    /** The categories that pass the cool-downs. */
    public static final Option<List<String>> PRIORITY_CATEGORIES = Option.textList("priority_categories")
            .withDefault(List.copyOf(NARRATIONS.priorityCategories()))
            .describedAs("The categories that pass the cool-downs.");

    private static final NarrationSettings.Relationship TIES = NARRATIONS.relationship();
    private static final NarrationSettings.Personality TRAITS = NARRATIONS.personality();

    /** The least trust of a friendship. */
    public static final Option<Double> FRIENDSHIP_TRUST =
            share("friendship_trust", TIES.friendshipTrust(), "The least trust of a friendship.");

    /** How fast trust must grow. */
    public static final Option<Double> FRIENDSHIP_DELTA =
            share("friendship_delta", TIES.friendshipDelta(), "By how much trust must have grown in a tick.");

    /** The trust that has priority. */
    public static final Option<Double> FRIENDSHIP_PRIORITY = share(
            "friendship_priority", TIES.friendshipPriority(), "The trust from which on a friendship has priority.");

    /** The rivalry of those who avoid each other. */
    public static final Option<Double> RIVALRY_AVOID =
            share("rivalry_avoid", TIES.rivalryAvoid(), "The rivalry from which on two avoid each other.");

    /** The rivalry of a feud. */
    public static final Option<Double> RIVALRY_ESCALATION = share(
            "rivalry_escalation", TIES.rivalryEscalation(), "The rivalry from which on it is a feud, with priority.");

    /** The extroversion of an outgoing agent. */
    public static final Option<Double> CHAT_EXTROVERSION = share(
            "chat_extroversion",
            TRAITS.chatExtroversion(),
            "The least extroversion of one whose good talks are told of.");

    /** The quality of a good talk. */
    public static final Option<Double> CHAT_QUALITY =
            share("chat_quality", TRAITS.chatQuality(), "The least quality of a good talk.");

    /** The extroversion that has priority. */
    public static final Option<Double> CHAT_PRIORITY =
            share("chat_priority", TRAITS.chatPriority(), "The extroversion from which on a talk has priority.");

    /** The forgiveness of a patient agent. */
    public static final Option<Double> CONFLICT_TOLERANCE = share(
            "conflict_tolerance",
            TRAITS.conflictTolerance(),
            "The least forgiveness of one whose patience in a quarrel is told of.");

    private SimulationKeys() {}

    private static Option<Double> share(String name, double byDefault, String description) {
        return Option.number(name, 0, 1).withDefault(byDefault).describedAs(description);
    }
}
