package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.transforms.edit.PayloadEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code relationship_snapshot}: owner, then other, then what the one feels for the other, as three floats. */
final class RelationshipSection implements Section {

    private static final String KEY = "relationship_snapshot";
    private static final List<String> MEASURES = List.of("trust", "familiarity", "rivalry");

    /** Boxed once, because a tie that lacks a measure gets it for every event. */
    private static final Double NONE = 0.0;

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public @Nullable Object normalize(@Nullable Object value, MalformedEntries malformed) {
        Payload owners = Section.objectOf(value, KEY, "", malformed);
        return PayloadEdit.fields(owners, (owner, ties) -> {
            if (ties instanceof Payload others) {
                return PayloadEdit.fields(others, (other, tie) -> tie(owner, other, tie, malformed));
            }
            malformed.add(KEY, owner);
            return PayloadEdit.LEFT_OUT;
        });
    }

    private static @Nullable Object tie(
            String owner, String other, @Nullable Object value, MalformedEntries malformed) {
        Payload tie = value instanceof Payload object ? withMeasures(object) : null;
        if (tie == null) {
            malformed.add(KEY, owner + "." + other);
            return PayloadEdit.LEFT_OUT;
        }
        return tie;
    }

    /** Gives null where a measure is there and isn't a number. */
    private static @Nullable Payload withMeasures(Payload tie) {
        Payload result = tie;
        for (String measure : MEASURES) {
            int at = tie.indexOf(measure);
            Double number = at < 0 ? NONE : FloatValue.of(tie.valueAt(at));
            if (number == null) {
                return null;
            }
            result = result.with(measure, number);
        }
        return result;
    }
}
