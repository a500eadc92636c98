package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.narration.NarrationSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a simulation's telemetry keeps, and how much it narrates. What isn't configured, or isn't allowed, is as by default. */
final class SimulationReader {

    /** The most categories that may be named, here or with priority. */
    static final int MAX_CATEGORIES = 256;

    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final Problems problems;

    SimulationReader(Problems problems) {
        this.problems = problems;
    }

    SimulationSettings read(Section telemetry) {
        SimulationSettings defaults = SimulationSettings.defaults();
        int history = defaults.historyLimit();
        int queue = defaults.subscriberQueueEvents();
        Section simulation = telemetry.section(SimulationKeys.SIMULATION);
        if (simulation != null) {
            history = simulation.get(SimulationKeys.HISTORY_LIMIT);
            queue = simulation.get(SimulationKeys.SUBSCRIBER_QUEUE);
            simulation.refuseUnknown();
        }
        Section narration = telemetry.section(SimulationKeys.NARRATION);
        return new SimulationSettings(history, queue, narration == null ? defaults.narration() : narration(narration));
    }

    private NarrationSettings narration(Section section) {
        NarrationSettings settings = new NarrationSettings(
                section.get(SimulationKeys.GLOBAL_COOLDOWN),
                cooldowns(section.section(SimulationKeys.CATEGORY_COOLDOWNS)),
                section.get(SimulationKeys.WINDOW_TICKS),
                section.get(SimulationKeys.WINDOW_LIMIT),
                section.get(SimulationKeys.DEDUPE_TICKS),
                priorities(section),
                relationship(section.section(SimulationKeys.RELATIONSHIP)),
                personality(section.section(SimulationKeys.PERSONALITY)));
        section.refuseUnknown();
        return settings;
    }

    private Map<String, Integer> cooldowns(@Nullable Section section) {
        Map<String, Integer> cooldowns = new HashMap<>();
        if (section == null) {
            return cooldowns;
        }
        if (section.keys().size() > MAX_CATEGORIES) {
            problems.add(section.place(), section.path(), "names more than " + MAX_CATEGORIES + " categories");
            return cooldowns;
        }
        for (String category : section.keys()) {
            Entry entry = section.entry(category);
            if (entry != null && !CATEGORY.matcher(category).matches()) {
                problems.add(
                        entry.key(),
                        section.pathOf(category),
                        "is no category; it must be 1 to 64 lower-case letters, digits and '_', and begin with a letter");
            } else {
                section.find(Option.wholeNumber(category, 0, NarrationSettings.MAX_TICKS))
                        .ifPresent(ticks -> cooldowns.put(category, ticks));
            }
        }
        return cooldowns;
    }

    private Set<String> priorities(Section section) {
        Set<String> categories = Set.copyOf(section.get(SimulationKeys.PRIORITY_CATEGORIES));
        Entry entry = section.entry(SimulationKeys.PRIORITY_CATEGORIES.name());
        if (entry != null && categories.size() > MAX_CATEGORIES) {
            problems.add(
                    entry.value().place(),
                    section.pathOf(SimulationKeys.PRIORITY_CATEGORIES.name()),
                    "names more than " + MAX_CATEGORIES + " categories");
        }
        return categories;
    }

    private static NarrationSettings.Relationship relationship(@Nullable Section section) {
        if (section == null) {
            return NarrationSettings.Relationship.defaults();
        }
        NarrationSettings.Relationship relationship = new NarrationSettings.Relationship(
                section.get(SimulationKeys.FRIENDSHIP_TRUST),
                section.get(SimulationKeys.FRIENDSHIP_DELTA),
                section.get(SimulationKeys.FRIENDSHIP_PRIORITY),
                section.get(SimulationKeys.RIVALRY_AVOID),
                section.get(SimulationKeys.RIVALRY_ESCALATION));
        section.refuseUnknown();
        return relationship;
    }

    private static NarrationSettings.Personality personality(@Nullable Section section) {
        if (section == null) {
            return NarrationSettings.Personality.defaults();
        }
        NarrationSettings.Personality personality = new NarrationSettings.Personality(
                section.get(SimulationKeys.CHAT_EXTROVERSION),
                section.get(SimulationKeys.CHAT_QUALITY),
                section.get(SimulationKeys.CHAT_PRIORITY),
                section.get(SimulationKeys.CONFLICT_TOLERANCE));
        section.refuseUnknown();
        return personality;
    }
}
