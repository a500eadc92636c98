package io.townlet.telemetry.api.event;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON array inside a {@link Payload}. Its elements are of the same closed set of types as a payload's values. Every
 * method that would change it throws {@link UnsupportedOperationException}.
 */
public final class PayloadArray extends AbstractList<@Nullable Object> implements RandomAccess {

    static final PayloadArray EMPTY = new PayloadArray(new Object[0], 2, 0);

    private final @Nullable Object[] elements;
    private final int weight;
    private final int replaced;
    private final int depth;

    /** Takes the array over: the caller must not keep it. */
    PayloadArray(@Nullable Object[] elements, int weight, int replaced) {
        this.elements = elements;
        this.weight = weight;
        this.replaced = replaced;
        this.depth = Containers.depthAround(elements, 0, 1);
    }

    /**
     * Copies any list or array content by the rules of {@link Payload#copyOf}.
     *
     * @param elements what to copy; may hold nulls
     * @return an immutable copy
     */
    public static PayloadArray copyOf(List<?> elements) {
        return elements instanceof PayloadArray same ? same : PayloadCopier.copyList(elements);
    }

    @Override
    public @Nullable Object get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }

    /**
     * Tells about how many bytes the array takes as JSON.
     *
     * @return an estimate in bytes, at least 2; {@link Integer#MAX_VALUE} where it is that or more
     */
    public int weight() {
        return weight;
    }

    /**
     * Tells how many values inside could not be carried and became null when they were copied.
     *
     * @return a count, 0 or more
     */
    public int replacedValues() {
        return replaced;
    }

    /** How many objects and arrays lie one in the other, this one counted. */
    int depth() {
        return depth;
    }

    /** Tells how many elements there are, but shows none of them, which may be confidential. */
    @Override
    public String toString() {
        return "PayloadArray[size=" + size() + "]";
    }
}
