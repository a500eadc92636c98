package io.townlet.telemetry.api.event;

import java.util.List;

/**
 * The way to a field inside a payload: one object key a step. Steps go into objects only, never into arrays.
 *
 * @param keys the keys from the outside in; never empty
 */
public record FieldPath(List<String> keys) {

    /**
     * Copies the keys.
     *
     * @throws IllegalArgumentException where there is no key
     */
    public FieldPath {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a field path needs at least one key");
        }
    }

    /**
     * Makes a path of keys, in which a dot has no meaning.
     *
     * @param keys one or more keys from the outside in
     * @return the path
     * @throws IllegalArgumentException where there is no key
     */
    public static FieldPath of(String... keys) {
        return new FieldPath(List.of(keys));
    }

    /**
     * Reads a dotted path such as {@code employment.pending_count}.
     *
     * @param dotted keys with dots between them
     * @return the path
     * @throws IllegalArgumentException where a key is empty
     */
    public static FieldPath parse(String dotted) {
        List<String> keys = List.of(dotted.split("\\.", -1));
        if (keys.contains("")) {
            throw new IllegalArgumentException("field path '" + dotted + "' has an empty key; write it as a.b.c");
        }
        return new FieldPath(keys);
    }

    /** Gives the keys with dots between them. */
    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
