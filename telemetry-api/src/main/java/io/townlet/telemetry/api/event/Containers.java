package io.townlet.telemetry.api.event;

import org.jspecify.annotations.Nullable;

/** Asks of any value in a payload what only an object or an array knows; a plain value has no depth and replaced nothing. */
final class Containers {

    private Containers() {}

    /** How many objects and arrays lie one in the other, the value itself counted: 0 for a plain value. */
    static int depthOf(@Nullable Object value) {
        if (value instanceof Payload object) {
            return object.depth();
        }
        return value instanceof PayloadArray array ? array.depth() : 0;
    }

    /** The depth of a container whose values stand at {@code first} and at every {@code step} after it. */
    static int depthAround(@Nullable Object[] values, int first, int step) {
        int deepest = 0;
        for (int i = first; i < values.length; i += step) {
            deepest = Math.max(deepest, depthOf(values[i]));
        }
        return deepest + 1;
    }

    static int replacedIn(@Nullable Object value) {
        if (value instanceof Payload object) {
            return object.replacedValues();
        }
        return value instanceof PayloadArray array ? array.replacedValues() : 0;
    }

    static boolean isContainer(@Nullable Object value) {
        return value instanceof Payload || value instanceof PayloadArray;
    }
}
