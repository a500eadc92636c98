package io.townlet.telemetry.transforms.ensure;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.FieldPath;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.transforms.option.KindNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Knows which fields an event of each kind must have. Immutable. */
final class RequiredFields {

    private final Map<EventKind, List<FieldPath>> byKind;

    private RequiredFields(Map<EventKind, List<FieldPath>> byKind) {
        this.byKind = byKind;
    }

    /** Reads the options; throws {@link InvalidOptionException} where a kind isn't known or a path is no path. */
    static RequiredFields of(Map<String, List<String>> configured, List<String> otherwise) {
        Map<EventKind, List<FieldPath>> byKind = new EnumMap<>(EventKind.class);
        List<FieldPath> defaults = paths(otherwise);
        for (EventKind kind : EventKind.values()) {
            byKind.put(kind, defaults);
        }
        configured.forEach((kind, paths) -> byKind.put(KindNames.parse(kind), paths(paths)));
        return new RequiredFields(byKind);
    }

    private static List<FieldPath> paths(List<String> dotted) {
        return dotted.stream().map(RequiredFields::parse).toList();
    }

    /** Reads one dotted path; throws {@link InvalidOptionException} where it isn't one. */
    static FieldPath parse(String dotted) {
        FieldPath path;
        try {
            path = FieldPath.parse(dotted);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(
                    "names the field '" + dotted + "', which has an empty key; write it as a.b.c", e);
        }
        if (path.keys().stream().anyMatch(key -> key.indexOf('*') >= 0)) {
            throw new InvalidOptionException("names the field '" + dotted
                    + "', but a required field can't have wildcards; name each field in full");
        }
        return path;
    }

    /** Gives what a payload lacks; a field that is there and null isn't lacking. */
    List<FieldPath> missing(EventKind kind, Payload payload) {
        List<FieldPath> missing = List.of();
        for (FieldPath path : byKind.getOrDefault(kind, List.of())) {
            if (!payload.has(path)) {
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(path);
            }
        }
        return missing;
    }
}
