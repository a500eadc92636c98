package io.townlet.telemetry.api.event;

import org.jspecify.annotations.Nullable;

/** Finds a key's place in a payload of many fields: open addressing over at least twice as many slots as there are keys. */
final class KeyIndex {

    /** Up to this length of the entries array (twice the number of fields) a scan is as fast. */
    static final int WORTHWHILE_ENTRIES = 32;

    /** Field places plus one, so that 0 means a free slot. */
    private final int[] slots;

    private KeyIndex(int[] slots) {
        this.slots = slots;
    }

    static KeyIndex of(@Nullable Object[] entries) {
        int[] slots = new int[Integer.highestOneBit(Math.max(2, entries.length)) << 1];
        for (int i = 0; i < entries.length; i += 2) {
            int slot = slotOf(String.valueOf(entries[i]), slots.length);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (i >> 1) + 1;
        }
        return new KeyIndex(slots);
    }

    int find(@Nullable Object[] entries, String key) {
        int slot = slotOf(key, slots.length);
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if (key.equals(entries[place << 1])) {
                return place;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static int slotOf(String key, int length) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (length - 1);
    }
}
