package io.townlet.telemetry.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a configuration that knows where it stands. Scalars are text, whose meaning is for an option's type to say. Immutable. */
sealed interface ConfigNode {

    Place place();

    /** Names its shape, to go after "is". */
    String shape();

    /** Gives it as the raw value that an option's type converts; null where there is nothing. */
    @Nullable
    Object raw();

    /** Tells whether there is something in it that has already been reported, so that nothing more is to be said of it. */
    default boolean isBroken() {
        return false;
    }

    /**
     * A map, in order.
     *
     * @param place where its first key stands
     * @param entries by key
     */
    record MapNode(Place place, Map<String, Entry> entries) implements ConfigNode {
        static MapNode empty(Place place) {
            return new MapNode(place, Map.of());
        }

        MapNode with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new MapNode(place, changed);
        }

        @Override
        public String shape() {
            return "a map";
        }

        @Override
        public Map<String, Object> raw() {
            Map<String, Object> raw = new LinkedHashMap<>();
            entries.forEach((key, entry) -> raw.put(key, entry.value().raw()));
            return raw;
        }

        @Override
        public boolean isBroken() {
            return entries.values().stream().anyMatch(entry -> entry.value().isBroken());
        }
    }

    /**
     * What stands under a key.
     *
     * @param key where the key stands
     * @param value what it is
     */
    record Entry(Place key, ConfigNode value) {}

    /**
     * A list.
     *
     * @param place where it begins
     * @param items what is in it
     */
    record ListNode(Place place, List<ConfigNode> items) implements ConfigNode {
        @Override
        public String shape() {
            return "a list";
        }

        @Override
        public List<Object> raw() {
            List<Object> raw = new ArrayList<>();
            items.forEach(item -> raw.add(item.raw()));
            return raw;
        }

        @Override
        public boolean isBroken() {
            return items.stream().anyMatch(ConfigNode::isBroken);
        }
    }

    /**
     * A text, quoted or not.
     *
     * @param place where it begins
     * @param text its value
     * @param source what stands in the configuration: differs from the text where variables were filled in, and may be shown
     */
    record ScalarNode(Place place, String text, String source) implements ConfigNode {
        @Override
        public String shape() {
            return "a single value";
        }

        @Override
        public String raw() {
            return text;
        }

        /** Leaves out the text, which may be a secret. */
        @Override
        public String toString() {
            return "ScalarNode[place=" + place + "]";
        }
    }

    /**
     * A key with nothing after it.
     *
     * @param place where something could stand
     */
    record BlankNode(Place place) implements ConfigNode {
        @Override
        public String shape() {
            return "empty";
        }

        @Override
        public @Nullable Object raw() {
            return null;
        }
    }

    /**
     * Something that has already been reported.
     *
     * @param place where it begins
     */
    record BrokenNode(Place place) implements ConfigNode {
        @Override
        public String shape() {
            return "broken";
        }

        @Override
        public @Nullable Object raw() {
            return null;
        }

        @Override
        public boolean isBroken() {
            return true;
        }
    }
}
