package io.townlet.telemetry.api.event;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies a map along an earlier copy: what is the same as before is taken from there, at whatever depth, and costs no garbage. One follower makes
 * one copy.
 */
final class PayloadFollower {

    /** From so many containers on it is a plain copy again, which doesn't walk a mesh of references along every path through it. */
    private static final int MOST_FOLLOWED = 1 << 12;

    private final PayloadCopier copier = new PayloadCopier();
    private int followed;

    private PayloadFollower() {}

    static Payload copy(Map<?, ?> fields, Payload previous) {
        PayloadFollower follower = new PayloadFollower();
        follower.copier.open(fields, 1);
        return follower.object(fields, previous, 1);
    }

    /** Copies a value that stands in a container of that depth; the previous one itself where it is the same. */
    private @Nullable Object follow(@Nullable Object value, @Nullable Object previous, int depth) {
        // Plain values first, each by its final class: asking an object for an interface that it lacks searches all
        // that it has.
        if (value instanceof String text) {
            return text.equals(previous) ? previous : text;
        }
        if (value instanceof Double number) {
            return number.equals(previous) ? previous : copier.copy(number, depth);
        }
        if (value instanceof Integer number) {
            return previous instanceof Long before && before == number.longValue()
                    ? before
                    : copier.copy(number, depth);
        }
        if (value instanceof Long number) {
            return number.equals(previous) ? previous : number;
        }
        if (value instanceof Boolean flag) {
            return flag.equals(previous) ? previous : flag;
        }
        if (previous instanceof Payload object && value instanceof Map<?, ?> map && enters(value, depth + 1)) {
            return object(map, object, depth + 1);
        }
        if (previous instanceof PayloadArray array && value instanceof Collection<?> list && enters(value, depth + 1)) {
            return array(list, array, depth + 1);
        }
        Object copied = copier.copy(value, depth);
        // Among plain values, equal ones are of the same type too, and so the same on a line.
        boolean same = copied != null && !Containers.isContainer(copied) && copied.equals(previous);
        return same ? previous : copied;
    }

    /** Tells whether to walk into a container, and takes note that it is being walked through. */
    private boolean enters(Object container, int depth) {
        if (container instanceof PayloadMapView
                || container instanceof PayloadArray
                || depth > Payload.MAX_DEPTH
                || copier.isOpen(container, depth)
                || ++followed > MOST_FOLLOWED) {
            return false;
        }
        copier.open(container, depth);
        return true;
    }

    private Payload object(Map<?, ?> fields, Payload previous, int depth) {
        int before = copier.replaced();
        if (!PayloadCopier.hasDistinctKeys(fields)) {
            return copier.object(fields, depth, 0);
        }
        PayloadBuilder changed = null;
        int same = 0;
        int place = -1;
        for (Map.Entry<?, ?> entry : fields.entrySet()) {
            place++;
            if (!(entry.getKey() instanceof String key)) {
                // Once converted, it may be equal to another one: begin anew, without that.
                copier.forget(before);
                return copier.object(fields, depth, 0);
            }
            boolean inPlace = changed == null && same < previous.size() && isAt(previous, same, key);
            Object old = inPlace ? previous.valueAt(same) : oldValue(previous, place, key);
            Object value = follow(entry.getValue(), old, depth);
            if (inPlace && value == old && copier.replaced() == before) {
                same++;
            } else {
                changed = changed == null ? firstFields(previous, same, fields.size()) : changed;
                changed.append(inPlace ? previous.keyAt(same) : key, value);
            }
        }
        if (changed == null) {
            if (same == previous.size() && previous.replacedValues() == 0) {
                return previous;
            }
            changed = firstFields(previous, same, same);
        }
        return changed.withReplaced(copier.replaced() - before).build();
    }

    /** Mostly the key is the very instance that it was before. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isAt(Payload previous, int place, String key) {
        String known = previous.keyAt(place);
        return known == key || known.equals(key);
    }

    /** Once a field has changed the others mostly still have their places. */
    private static @Nullable Object oldValue(Payload previous, int place, String key) {
        return place < previous.size() && isAt(previous, place, key) ? previous.valueAt(place) : previous.get(key);
    }

    private static PayloadBuilder firstFields(Payload previous, int count, int expected) {
        PayloadBuilder builder = new PayloadBuilder(expected);
        for (int i = 0; i < count; i++) {
            builder.append(previous.keyAt(i), previous.valueAt(i));
        }
        return builder;
    }

    private PayloadArray array(Collection<?> values, PayloadArray previous, int depth) {
        int before = copier.replaced();
        PayloadElements changed = null;
        int place = 0;
        for (Object each : values) {
            boolean inPlace = place < previous.size();
            Object old = inPlace ? previous.get(place) : null;
            Object value = follow(each, old, depth);
            if (changed == null && !(inPlace && value == old && copier.replaced() == before)) {
                changed = PayloadElements.of(previous, place, values.size());
            }
            if (changed != null) {
                changed.add(value);
            }
            place++;
        }
        if (changed == null) {
            if (place == previous.size() && previous.replacedValues() == 0) {
                return previous;
            }
            changed = PayloadElements.of(previous, place, place);
        }
        return changed.build(copier.replaced() - before);
    }
}
