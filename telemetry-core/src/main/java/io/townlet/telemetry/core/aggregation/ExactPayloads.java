package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import org.jspecify.annotations.Nullable;

/**
 * Compares as a line of JSON would: the order of fields counts, and so does the type of a number, of which {@code 1} and {@code 1.0} are two. That is
 * stricter than {@link Payload#equals}.
 */
final class ExactPayloads {

    /** Sections that weigh more count as different: comparing a mesh that is shared within itself might take for ever. */
    private static final int MOST_COMPARED_BYTES = 1 << 26;

    private ExactPayloads() {}

    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == other) {
            return true;
        }
        if (one instanceof Payload object) {
            return other instanceof Payload that && sameObject(object, that);
        }
        if (one instanceof PayloadArray array) {
            return other instanceof PayloadArray that && sameArray(array, that);
        }
        // Equal plain values are of one type.
        return one != null && one.equals(other);
    }

    /** Tells whether the fields have the same keys in the same order. */
    static boolean sameKeys(Payload one, Payload other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.keyAt(i).equals(other.keyAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameObject(Payload one, Payload other) {
        if (one.size() != other.size() || !comparable(one.weight(), other.weight())) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.keyAt(i).equals(other.keyAt(i)) || !same(one.valueAt(i), other.valueAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameArray(PayloadArray one, PayloadArray other) {
        if (one.size() != other.size() || !comparable(one.weight(), other.weight())) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What is the same weighs the same. */
    private static boolean comparable(int weight, int otherWeight) {
        return weight == otherWeight && weight <= MOST_COMPARED_BYTES;
    }
}
