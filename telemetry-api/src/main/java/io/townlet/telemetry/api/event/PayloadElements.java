package io.townlet.telemetry.api.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers the elements of an array. */
final class PayloadElements {

    /** A size is a hint only: it may be wrong where another thread is at work, or meant for a list that is never all in memory. */
    private static final int TRUSTED_SIZE = 1 << 16;

    private @Nullable Object[] elements;
    private int size;
    private int weight = 2;

    PayloadElements(int sizeHint) {
        elements = new Object[Math.max(0, Math.min(sizeHint, TRUSTED_SIZE))];
    }

    /** Starts from the first elements of an array. */
    static PayloadElements of(PayloadArray array, int count, int sizeHint) {
        PayloadElements started = new PayloadElements(sizeHint);
        for (int i = 0; i < count; i++) {
            started.add(array.get(i));
        }
        return started;
    }

    /** Adds an element of the closed set. */
    void add(@Nullable Object value) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, Math.max(8, size << 1));
        }
        elements[size++] = value;
        weight = Weights.add(weight, Weights.add(Weights.of(value), 1));
    }

    PayloadArray build(int replaced) {
        if (size == 0) {
            return PayloadArray.EMPTY;
        }
        return new PayloadArray(size == elements.length ? elements : Arrays.copyOf(elements, size), weight, replaced);
    }
}
