package io.townlet.telemetry.transforms.edit;

import org.jspecify.annotations.Nullable;

/** Says what becomes of an element of an array. */
@FunctionalInterface
public interface ElementRule {

    /**
     * Gives the value that an element is to have.
     *
     * @param value the element, which may be null
     * @return the very same value to keep the element as it is, another to replace it, or {@link PayloadEdit#LEFT_OUT}
     */
    @Nullable
    Object apply(@Nullable Object value);
}
