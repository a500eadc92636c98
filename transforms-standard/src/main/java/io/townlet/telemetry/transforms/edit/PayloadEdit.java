package io.townlet.telemetry.transforms.edit;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule to everything in one object or array. What no rule changes comes back as the very same instance, without garbage; the
 * order is kept. It takes time in proportion to the size, however much is changed.
 */
public final class PayloadEdit {

    /** What a rule returns for a field or an element that is to go. It is never part of a payload. */
    public static final Object LEFT_OUT = new Object();

    private PayloadEdit() {}

    /**
     * Applies a rule to each field of an object.
     *
     * @param object the object
     * @param rule called once for each field, in order
     * @return the same instance where nothing changed, else a new object
     */
    public static Payload fields(Payload object, FieldRule rule) {
        PayloadBuilder changed = null;
        for (int i = 0; i < object.size(); i++) {
            String key = object.keyAt(i);
            Object old = object.valueAt(i);
            Object now = rule.apply(key, old);
            if (changed == null && now != old) {
                changed = firstFields(object, i);
            }
            if (changed != null && now != LEFT_OUT) {
                changed.put(key, now);
            }
        }
        return changed == null ? object : changed.build();
    }

    private static PayloadBuilder firstFields(Payload object, int count) {
        PayloadBuilder builder = Payload.builder(object.size());
        for (int i = 0; i < count; i++) {
            builder.put(object.keyAt(i), object.valueAt(i));
        }
        return builder;
    }

    /**
     * Applies a rule to each element of an array.
     *
     * @param array the array
     * @param rule called once for each element, in order
     * @return the same instance where nothing changed, else a new array
     */
    public static PayloadArray elements(PayloadArray array, ElementRule rule) {
        List<@Nullable Object> changed = null;
        for (int i = 0; i < array.size(); i++) {
            Object old = array.get(i);
            Object now = rule.apply(old);
            if (changed == null && now != old) {
                changed = new ArrayList<>(array.size());
                changed.addAll(array.subList(0, i));
            }
            if (changed != null && now != LEFT_OUT) {
                changed.add(now);
            }
        }
        return changed == null ? array : PayloadArray.copyOf(changed);
    }
}
