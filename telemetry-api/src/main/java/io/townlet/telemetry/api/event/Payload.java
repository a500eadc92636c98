package io.townlet.telemetry.api.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A deeply immutable JSON object that keeps the order of its fields. Safe to share between threads.
 *
 * <p>A value is one of: null, {@link String}, {@link Boolean}, {@link Long}, {@link Double} (finite), {@link java.math.BigInteger},
 * {@link java.math.BigDecimal}, {@link Payload} or {@link PayloadArray}. Whatever else is put in is turned into one of these by the
 * rules of {@link #copyOf}. An edit gives a new payload that shares all that it didn't touch.
 */
public final class Payload {

    /** How deep objects and arrays may nest, the outermost object counted; what lies deeper is replaced by null. */
    public static final int MAX_DEPTH = 64;

    private static final Payload EMPTY = new Payload(new Object[0], 2, 0);

    /** Key, value, key, value: one array is smaller and nearer than two. */
    private final @Nullable Object[] entries;

    private final int weight;
    private final int replaced;
    private final int depth;

    private final @Nullable PayloadShape shape;

    /** Known from the start, or made when first needed; racing threads make equal ones, and its final field makes it safe to see. */
    private @Nullable KeyIndex index;

    /** Takes the array over: the caller must not keep it. */
    Payload(@Nullable Object[] entries, int weight, int replaced) {
        this(entries, weight, replaced, Containers.depthAround(entries, 1, 2));
    }

    /** Takes the array over, of which the depth is known. */
    Payload(@Nullable Object[] entries, int weight, int replaced, int depth) {
        this(entries, weight, replaced, depth, null);
    }

    /** Takes the array over, of which the depth is known, and whose keys may be just those of a shape. */
    Payload(@Nullable Object[] entries, int weight, int replaced, int depth, @Nullable PayloadShape shape) {
        this.entries = entries;
        this.weight = weight;
        this.replaced = replaced;
        this.depth = depth;
        this.shape = shape;
        this.index = shape == null ? null : shape.index();
    }

    /**
     * Gives the payload without fields.
     *
     * @return an empty payload
     */
    public static Payload empty() {
        return EMPTY;
    }

    /**
     * Copies a map, and all that is in it, so that changing it later changes nothing here.
     *
     * <p>Keys become strings. Whole numbers become {@code Long} (or {@code BigInteger}), other numbers {@code Double} (or
     * {@code BigDecimal}); arrays and {@code Iterable}s become arrays, maps objects, {@code Optional} its value, {@code byte[]}
     * Base64 text, enums their name, and anything else its {@code toString()}. NaN, infinities, what nests deeper than {@link
     * #MAX_DEPTH}, what comes round again inside itself, and what throws from {@code toString()} or gives null become null and are
     * counted in {@link #replacedValues()}.
     *
     * @param fields what to copy
     * @return an immutable copy; the argument itself where it is a view from {@link #asMap()}
     * @throws RuntimeException where the map itself throws while it is read, for example because another thread changes it
     */
    public static Payload copyOf(Map<?, ?> fields) {
        return fields instanceof PayloadMapView view ? view.payload() : PayloadCopier.copyMap(fields);
    }

    /**
     * Copies a map by the rules of {@link #copyOf(Map)}, but takes over from an earlier copy whatever is exactly the same there: same type, same order
     * of fields, at whatever depth. Where little changes from one copy to the next it makes little garbage, and {@code ==} tells most of what is
     * unchanged.
     *
     * <p>It looks into {@link java.util.HashMap}, {@link java.util.LinkedHashMap}, {@link java.util.TreeMap}, {@link Map#of()} and collections, up to
     * 4096 of them. What is in other maps is copied anew.
     *
     * @param fields what to copy
     * @param previous an earlier copy; any payload will do, and the result is equal to that of {@link #copyOf(Map)} in all cases
     * @return an immutable copy; {@code previous} itself where nothing differs
     * @throws RuntimeException where the map itself throws while it is read, for example because another thread changes it
     */
    public static Payload copyOf(Map<?, ?> fields, Payload previous) {
        return fields instanceof PayloadMapView view ? view.payload() : PayloadFollower.copy(fields, previous);
    }

    /**
     * Starts a new payload.
     *
     * @return a builder without fields
     */
    public static PayloadBuilder builder() {
        return new PayloadBuilder(8);
    }

    /**
     * Starts a new payload of a known number of fields, which saves a copy.
     *
     * @param expectedFields how many fields will be put, 0 or more; a wrong guess does no harm
     * @return a builder without fields
     */
    public static PayloadBuilder builder(int expectedFields) {
        return new PayloadBuilder(Math.max(1, expectedFields));
    }

    /**
     * Starts from this payload's fields.
     *
     * @return a builder that holds the fields of this payload, in their order
     */
    public PayloadBuilder toBuilder() {
        PayloadBuilder builder = new PayloadBuilder(size() + 1);
        for (int i = 0; i < entries.length; i += 2) {
            builder.append((String) Objects.requireNonNull(entries[i]), entries[i + 1]);
        }
        return builder.withReplaced(replaced);
    }

    /**
     * Counts the fields.
     *
     * @return how many fields there are, 0 or more
     */
    public int size() {
        return entries.length >> 1;
    }

    /**
     * Tells whether there is no field.
     *
     * @return true where {@link #size()} is 0
     */
    public boolean isEmpty() {
        return entries.length == 0;
    }

    /**
     * Gives the key of a field by its place, for iteration without garbage.
     *
     * @param position 0 to {@code size() - 1}
     * @return the key
     * @throws ArrayIndexOutOfBoundsException where there is no such place
     */
    public String keyAt(int position) {
        return (String) Objects.requireNonNull(entries[position << 1]);
    }

    /**
     * Gives the value of a field by its place, for iteration without garbage.
     *
     * @param position 0 to {@code size() - 1}
     * @return the value, which may be null
     * @throws ArrayIndexOutOfBoundsException where there is no such place
     */
    public @Nullable Object valueAt(int position) {
        return entries[(position << 1) + 1];
    }

    /**
     * Finds the place of a field.
     *
     * @param key the field's key
     * @return its place, or -1 where there is no such field
     */
    public int indexOf(String key) {
        KeyIndex known = index;
        if (known == null && entries.length > KeyIndex.WORTHWHILE_ENTRIES) {
            known = KeyIndex.of(entries);
            index = known;
        }
        if (known != null) {
            return known.find(entries, key);
        }
        for (int i = 0; i < entries.length; i += 2) {
            Object candidate = entries[i];
            if (candidate == key || key.equals(candidate)) {
                return i >> 1;
            }
        }
        return -1;
    }

    /**
     * Tells whether there is a field of that key, be it null.
     *
     * @param key the field's key
     * @return true where the field is there
     */
    public boolean containsKey(String key) {
        return indexOf(key) >= 0;
    }

    /**
     * Gives a field's value.
     *
     * @param key the field's key
     * @return the value; null where there is no such field, or where it is null
     */
    public @Nullable Object get(String key) {
        int at = indexOf(key);
        return at < 0 ? null : valueAt(at);
    }

    /**
     * Gives a field that is text.
     *
     * @param key the field's key
     * @return the text, or null where the field is absent or of another type
     */
    public @Nullable String getString(String key) {
        return get(key) instanceof String text ? text : null;
    }

    /**
     * Gives a field that is an object.
     *
     * @param key the field's key
     * @return the object, or null where the field is absent or of another type
     */
    public @Nullable Payload getPayload(String key) {
        return get(key) instanceof Payload object ? object : null;
    }

    /**
     * Gives a field that is an array.
     *
     * @param key the field's key
     * @return the array, or null where the field is absent or of another type
     */
    public @Nullable PayloadArray getArray(String key) {
        return get(key) instanceof PayloadArray array ? array : null;
    }

    /**
     * Gives a field that is a number.
     *
     * @param key the field's key
     * @return the number, or null where the field is absent or of another type
     */
    public @Nullable Number getNumber(String key) {
        return get(key) instanceof Number number ? number : null;
    }

    /**
     * Tells whether the field at a path is there, be it null.
     *
     * @param path the way to it
     * @return true where every step of the path is there
     */
    public boolean has(FieldPath path) {
        Payload parent = parentOf(path);
        return parent != null && parent.containsKey(last(path));
    }

    /**
     * Gives the value at a path.
     *
     * @param path the way to it
     * @return the value; null where a step is missing or isn't an object, or where the value is null
     */
    public @Nullable Object get(FieldPath path) {
        Payload parent = parentOf(path);
        return parent == null ? null : parent.get(last(path));
    }

    /**
     * Derives a payload with one field set: in its old place where there is one, else at the end.
     *
     * @param key the field's key
     * @param value the new value; converted by the rules of {@link #copyOf}
     * @return this payload where the field holds the very same value already, else a new one
     */
    public Payload with(String key, @Nullable Object value) {
        return PayloadEdits.with(this, key, value);
    }

    /**
     * Derives a payload without one field.
     *
     * @param key the field's key
     * @return this payload where there is no such field, else a new one
     */
    public Payload without(String key) {
        return PayloadEdits.without(this, key);
    }

    /**
     * Derives a payload with the value at a path set. Objects that are missing on the way are made.
     *
     * @param path the way to the field
     * @param value the new value; converted by the rules of {@link #copyOf}
     * @return this payload where nothing changes, else a new one that shares what lies off the path
     * @throws IllegalArgumentException where a step before the last is there and isn't an object
     */
    public Payload with(FieldPath path, @Nullable Object value) {
        return PayloadEdits.with(this, path.keys(), value, path);
    }

    /**
     * Derives a payload without the field at a path.
     *
     * @param path the way to the field
     * @return this payload where there is no such field, else a new one that shares what lies off the path
     */
    public Payload without(FieldPath path) {
        return PayloadEdits.without(this, path.keys());
    }

    /**
     * Gives the shape that the payload was made with: whoever encodes many of one shape can look at its keys once.
     *
     * @return a shape whose keys are just this payload's, in the same order; null where none is known, which says nothing about the keys
     */
    public @Nullable PayloadShape shape() {
        return shape;
    }

    private @Nullable Payload parentOf(FieldPath path) {
        Payload at = this;
        List<String> keys = path.keys();
        for (int i = 0; i < keys.size() - 1; i++) {
            at = at.getPayload(keys.get(i));
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static String last(FieldPath path) {
        return path.keys().get(path.keys().size() - 1);
    }

    /**
     * Hands every field to an action, in order.
     *
     * @param action takes a key and a value, which may be null
     */
    public void forEach(BiConsumer<String, @Nullable Object> action) {
        for (int i = 0; i < size(); i++) {
            action.accept(keyAt(i), valueAt(i));
        }
    }

    /**
     * Gives a read-only view as a map: inner objects are still {@link Payload}s.
     *
     * @return a view in the order of the fields, whose {@code toString()} shows no value
     */
    public Map<String, @Nullable Object> asMap() {
        return new PayloadMapView(this);
    }

    /**
     * Copies the payload into ordinary collections, for libraries that know no others, such as JSON mappers; {@link #copyOf} takes it back.
     *
     * @return a new map in the order of the fields, with maps and lists in it at every depth, which the caller may change
     */
    public Map<String, @Nullable Object> toMap() {
        return PlainCollections.map(this);
    }

    /**
     * Tells about how many bytes the payload takes as JSON. It counts characters, so that text beyond ASCII takes more.
     *
     * @return an estimate in bytes, at least 2; {@link Integer#MAX_VALUE} where it is that or more
     */
    public int weight() {
        return weight;
    }

    /**
     * Tells how many values could not be carried and became null when they were put in, at any depth. An edit keeps the count, but
     * an inner object or array that is taken out takes its own share along.
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

    /** Key, value, key, value; nobody may change it. */
    @Nullable
    Object[] entries() {
        return entries;
    }

    /** Two payloads are equal where they have the same fields, in whatever order. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        if (!(other instanceof Payload that) || that.entries.length != entries.length) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            // Equal payloads mostly have the same order, so the same place is looked at first.
            int at = that.keyAt(i).equals(keyAt(i)) ? i : that.indexOf(keyAt(i));
            if (at < 0 || !Objects.equals(valueAt(i), that.valueAt(at))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < entries.length; i += 2) {
            sum += Objects.hashCode(entries[i]) ^ Objects.hashCode(entries[i + 1]);
        }
        return sum;
    }

    /** Names the fields, but none of the values, which may be confidential. */
    @Override
    public String toString() {
        List<String> keys = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            keys.add(keyAt(i));
        }
        return "Payload" + keys;
    }
}
