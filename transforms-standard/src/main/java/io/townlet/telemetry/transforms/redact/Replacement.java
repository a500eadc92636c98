package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.transforms.edit.PayloadEdit;
import org.jspecify.annotations.Nullable;

/** What comes in the place of a redacted value. */
@FunctionalInterface
interface Replacement {

    /** Nothing: the field or element goes. */
    Replacement REMOVE = value -> PayloadEdit.LEFT_OUT;

    /** Three stars, whatever the value was. */
    Replacement MASK = value -> "***";

    /** Gives the replacement of a value. */
    Object of(@Nullable Object value);
}
