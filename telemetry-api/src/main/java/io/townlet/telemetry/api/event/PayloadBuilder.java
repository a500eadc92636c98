package io.townlet.telemetry.api.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of a {@link Payload}. Putting a key a second time replaces its value and keeps its place. Not safe for use by
 * several threads; used up by {@link #build()}.
 */
public final class PayloadBuilder {

    /** More room than this is made only when it is needed, so that a wild guess does no harm. */
    private static final int MOST_EXPECTED_FIELDS = 1 << 16;

    private @Nullable Object @Nullable [] entries;
    private int used;
    private int weight;
    private int replaced;

    /** How deep the deepest value is; -1 where it may have been replaced. */
    private int deepest;

    /** A bit for each key's hash: one that isn't set tells at once that the key is new, which it nearly always is. */
    private long seen;

    private @Nullable Map<String, Integer> places;

    /** Whose keys stand in the places to come, and are weighed already, for as long as what is put has them; then null. */
    private @Nullable PayloadShape shape;

    PayloadBuilder(int expectedFields) {
        entries = new Object[Math.max(1, Math.min(expectedFields, MOST_EXPECTED_FIELDS)) << 1];
        weight = Weights.BRACES;
    }

    PayloadBuilder(PayloadShape shape) {
        this.shape = shape;
        entries = shape.entries();
        weight = shape.weight();
    }

    /**
     * Puts a whole number.
     *
     * @param key the field's key
     * @param value the number
     * @return this builder
     */
    public PayloadBuilder put(String key, long value) {
        if (isNextOfShape(key)) {
            return fill(value, Weights.WHOLE_NUMBER);
        }
        return isSurelyNew(key) ? append(key, value, Weights.WHOLE_NUMBER) : set(key, value);
    }

    /**
     * Puts a number. NaN and infinities become null and are counted.
     *
     * @param key the field's key
     * @param value the number
     * @return this builder
     */
    public PayloadBuilder put(String key, double value) {
        if (Double.isFinite(value)) {
            if (isNextOfShape(key)) {
                return fill(value, Weights.DECIMAL_NUMBER);
            }
            return isSurelyNew(key) ? append(key, value, Weights.DECIMAL_NUMBER) : set(key, value);
        }
        set(key, null);
        return withReplaced(1);
    }

    /**
     * Puts a number, by its shortest decimal form: {@code 0.1f} becomes 0.1. NaN and infinities become null and are counted.
     *
     * @param key the field's key
     * @param value the number
     * @return this builder
     */
    public PayloadBuilder put(String key, float value) {
        return put(key, Leaves.widen(value));
    }

    /**
     * Puts a truth value.
     *
     * @param key the field's key
     * @param value the value
     * @return this builder
     */
    public PayloadBuilder put(String key, boolean value) {
        return set(key, value);
    }

    /**
     * Puts text.
     *
     * @param key the field's key
     * @param value the text, or null
     * @return this builder
     */
    public PayloadBuilder put(String key, @Nullable String value) {
        return set(key, value);
    }

    /**
     * Puts null.
     *
     * @param key the field's key
     * @return this builder
     */
    public PayloadBuilder putNull(String key) {
        return set(key, null);
    }

    /**
     * Puts an object.
     *
     * @param key the field's key
     * @param value the object, or null
     * @return this builder
     */
    public PayloadBuilder put(String key, @Nullable Payload value) {
        return put(key, (Object) value);
    }

    /**
     * Puts any value, copied by the rules of {@link Payload#copyOf}.
     *
     * @param key the field's key
     * @param value the value, or null
     * @return this builder
     */
    public PayloadBuilder put(String key, @Nullable Object value) {
        PayloadCopier copier = new PayloadCopier();
        set(key, copier.copy(value, 1));
        return withReplaced(copier.replaced());
    }

    /**
     * Makes the payload. The builder can't be used again.
     *
     * @return a payload of all that was put
     * @throws IllegalStateException where it was built already
     */
    public Payload build() {
        @Nullable Object[] all = open();
        if (shape != null && used < all.length) {
            leaveShape();
        }
        PayloadShape whole = shape;
        shape = null;
        entries = null;
        if (used == 0 && replaced == 0) {
            return Payload.empty();
        }
        @Nullable Object[] exact = all.length == used ? all : Arrays.copyOf(all, used);
        int depth = deepest < 0 ? Containers.depthAround(exact, 1, 2) : deepest + 1;
        return new Payload(exact, weight, replaced, depth, whole);
    }

    /** Tells whether the key stands in the next place already, which it does as long as what is put follows a shape. */
    private boolean isNextOfShape(String key) {
        if (shape == null) {
            return false;
        }
        @Nullable Object[] all = open();
        if (used < all.length
                && (all[used] == key || Objects.requireNonNull(all[used]).equals(key))) {
            return true;
        }
        leaveShape();
        return false;
    }

    /** Gives the next place of a shape its value. */
    private PayloadBuilder fill(@Nullable Object value, int valueWeight) {
        open()[used + 1] = value;
        used += 2;
        weight = Weights.add(weight, valueWeight);
        return this;
    }

    /** Goes on as a builder that has never had a shape. */
    private void leaveShape() {
        shape = null;
        @Nullable Object[] all = open();
        weight = Weights.ofEntries(all, used);
        for (int i = 0; i < used; i += 2) {
            seen |= bitOf((String) Objects.requireNonNull(all[i]));
        }
    }

    /** Appends a field whose key isn't there yet and whose value is of the closed set. */
    PayloadBuilder append(String key, @Nullable Object value) {
        noteDepth(value);
        return append(key, value, Weights.of(value));
    }

    private void noteDepth(@Nullable Object value) {
        int depth = Containers.depthOf(value);
        if (deepest >= 0 && depth > deepest) {
            deepest = depth;
        }
    }

    private PayloadBuilder append(String key, @Nullable Object value, int valueWeight) {
        @Nullable Object[] all = open();
        if (used == all.length) {
            all = Arrays.copyOf(all, used << 1);
            entries = all;
        }
        all[used] = key;
        all[used + 1] = value;
        if (places != null) {
            places.put(key, used);
        }
        seen |= bitOf(key);
        used += 2;
        weight = Weights.add(weight, Weights.ofEntry(key, valueWeight));
        return this;
    }

    PayloadBuilder withReplaced(int count) {
        replaced = Weights.add(replaced, count);
        return this;
    }

    /** Sets a field to a value of the closed set, whether or not its key is there. */
    PayloadBuilder set(String key, @Nullable Object value) {
        if (isNextOfShape(key)) {
            noteDepth(value);
            return fill(value, Weights.of(value));
        }
        int at = find(key);
        if (at < 0) {
            return append(key, value);
        }
        @Nullable Object[] all = open();
        Object old = all[at + 1];
        all[at + 1] = value;
        weight = weight == Weights.BOUNDLESS
                ? Weights.ofEntries(all, used)
                : Weights.add(weight - Weights.of(old), Weights.of(value));
        replaced -= Containers.replacedIn(old);
        deepest = -1;
        return this;
    }

    private static long bitOf(String key) {
        int hash = key.hashCode();
        // A shift by a long's size or more goes by the last six bits.
        return 1L << (hash ^ (hash >>> 6) ^ (hash >>> 16));
    }

    private boolean isSurelyNew(String key) {
        return key != null && (seen & bitOf(key)) == 0;
    }

    private int find(String key) {
        @Nullable Object[] all = open();
        if (isSurelyNew(Objects.requireNonNull(key, "key"))) {
            return -1;
        }
        if (used > KeyIndex.WORTHWHILE_ENTRIES) {
            return placesByKey(all).getOrDefault(key, -1);
        }
        for (int i = 0; i < used; i += 2) {
            Object candidate = all[i];
            if (candidate == key || key.equals(candidate)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> placesByKey(@Nullable Object[] all) {
        Map<String, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < used; i += 2) {
                known.put((String) Objects.requireNonNull(all[i]), i);
            }
            places = known;
        }
        return known;
    }

    private @Nullable Object[] open() {
        @Nullable Object[] all = entries;
        if (all == null) {
            throw new IllegalStateException("this builder was built already; start a new one");
        }
        return all;
    }
}
