package io.townlet.telemetry.transforms.edit;

import org.jspecify.annotations.Nullable;

/** Says what becomes of a field of an object. */
@FunctionalInterface
public interface FieldRule {

    /**
     * Gives the value that a field is to have.
     *
     * @param key the field's key
     * @param value the field's value, which may be null
     * @return the very same value to keep the field as it is, another to replace it, or {@link PayloadEdit#LEFT_OUT}
     */
    @Nullable
    Object apply(String key, @Nullable Object value);
}
