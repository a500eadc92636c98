package io.townlet.telemetry.core.encode;

import org.jspecify.annotations.Nullable;

/**
 * Remembers how keys are written, since most events have the same few. A bounded table with two places for each hash: a new key takes the first, and moves who
 * was there to the second. Not safe for use by several threads.
 */
final class EncodedKeys {

    private static final int PLACES = 2048;

    /** Long keys are rare, and would make the table's memory hard to tell. */
    private static final int LONGEST_BYTES = 128;

    private final @Nullable String[] keys = new String[PLACES];
    private final @Nullable PreparedText[] encoded = new PreparedText[PLACES];

    /** Gives the key in quotes with its colon, or null where it isn't known. */
    @Nullable
    PreparedText find(String key) {
        int place = placeOf(key);
        if (key.equals(keys[place])) {
            return encoded[place];
        }
        return key.equals(keys[place + 1]) ? encoded[place + 1] : null;
    }

    /** Remembers the key, of which the bytes from one place to another are what it looks like. */
    void add(String key, byte[] source, int from, int to) {
        if (to - from <= LONGEST_BYTES) {
            int place = placeOf(key);
            keys[place + 1] = keys[place];
            encoded[place + 1] = encoded[place];
            keys[place] = key;
            encoded[place] = PreparedText.of(source, from, to);
        }
    }

    private static int placeOf(String key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (PLACES - 1) & ~1;
    }
}
