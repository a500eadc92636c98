package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.core.config.ConfigNode.BlankNode;
import io.townlet.telemetry.core.config.ConfigNode.BrokenNode;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.MapNode;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import io.townlet.telemetry.core.naming.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map of the configuration while it is read: a key that has been asked for is known, and any other one is a problem in the end. */
final class Section {

    private final MapNode map;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(MapNode map, String path, Problems problems) {
        this.map = map;
        this.path = path;
        this.problems = problems;
    }

    /** Makes a section of what should be a map, or gives null where it isn't one. */
    static @Nullable Section of(ConfigNode node, String path, Problems problems) {
        if (node instanceof MapNode map) {
            return new Section(map, path, problems);
        }
        if (node instanceof BlankNode) {
            return new Section(MapNode.empty(node.place()), path, problems);
        }
        if (!(node instanceof BrokenNode)) {
            problems.add(node.place(), path, "is " + node.shape() + "; must be a map of keys and values");
        }
        return null;
    }

    Place place() {
        return map.place();
    }

    /** Gives the keys that stand in it, in order. */
    Set<String> keys() {
        return map.entries().keySet();
    }

    String path() {
        return path;
    }

    String pathOf(String key) {
        return KeyPath.of(path, key);
    }

    Problems problems() {
        return problems;
    }

    /** Gives what stands under a key, or null where the key isn't there. */
    @Nullable
    Entry entry(String key) {
        known.add(key);
        return map.entries().get(key);
    }

    /** Gives the map under a key: an empty one where the key isn't there, and null where it is something else. */
    @Nullable
    Section section(String key) {
        Entry entry = entry(key);
        return entry == null
                ? new Section(MapNode.empty(place()), pathOf(key), problems)
                : of(entry.value(), pathOf(key), problems);
    }

    /** Gives the value of an option, or nothing where there is none or none that is allowed. */
    <T> Optional<T> find(Option<T> option) {
        Entry entry = entry(option.name());
        if (entry == null || entry.value().isBroken()) {
            return Optional.empty();
        }
        Object raw = entry.value().raw();
        if (raw == null) {
            reject(option, entry.value(), "must be " + option.type().allowed());
            return Optional.empty();
        }
        try {
            return Optional.of(option.type().convert(raw));
        } catch (InvalidOptionException e) {
            reject(option, entry.value(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Gives the value of an option that has a default. */
    <T> T get(Option<T> option) {
        return find(option).orElseGet(() -> Objects.requireNonNull(option.defaultValue()));
    }

    /** Reports that a value isn't allowed. */
    void reject(Option<?> option, ConfigNode value, String allowed) {
        String shown = "";
        String wrong = value instanceof BlankNode ? "has no value" : "is " + value.shape();
        if (value instanceof ScalarNode scalar) {
            shown = option.secret() ? ShownText.SECRET : ShownText.of(scalar.source());
            wrong = "'" + shown + "' is not allowed";
        }
        String nearest = NearestName.of(shown, words(option.type()));
        problems.add(value.place(), pathOf(option.name()), shown, wrong + "; " + allowed, nearest);
    }

    private static List<String> words(OptionType<?> type) {
        if (type instanceof OptionType.Choice choice) {
            return choice.words();
        }
        if (type instanceof OptionType.Flag) {
            return List.of("true", "false");
        }
        boolean unlimited = (type instanceof OptionType.WholeNumber number && number.orUnlimited())
                || (type instanceof OptionType.Seconds seconds && seconds.orUnlimited());
        return unlimited ? List.of(OptionType.UNLIMITED) : List.of();
    }

    /** Reports all keys that nobody has asked for. */
    void refuseUnknown() {
        refuseUnknown(List.of());
    }

    /**
     * Reports all keys that nobody has asked for.
     *
     * @param elsewhere the paths of keys that belong somewhere else, and may be meant
     */
    void refuseUnknown(List<String> elsewhere) {
        List<String> names = new ArrayList<>(known);
        names.addAll(elsewhere);
        map.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String nearest = NearestName.of(key, names);
                String message = nearest == null ? "unknown key; known are " + String.join(", ", known) : "unknown key";
                problems.add(entry.key(), pathOf(key), "", message, nearest);
            }
        });
    }
}
