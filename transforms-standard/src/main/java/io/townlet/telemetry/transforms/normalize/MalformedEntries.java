package io.townlet.telemetry.transforms.normalize;

import org.jspecify.annotations.Nullable;

/** Counts what one event held that isn't of the stable schema, and remembers where the first of it stood. */
final class MalformedEntries {

    private int count;
    private @Nullable String firstSection;
    private @Nullable String firstEntry;

    /** Counts one entry; {@code entry} is its key within the section, or empty where it is the section itself. */
    void add(String section, String entry) {
        if (count++ == 0) {
            firstSection = section;
            firstEntry = entry;
        }
    }

    int count() {
        return count;
    }

    /** Gives the way to the first entry, for a log line; empty where there is none. */
    String first() {
        if (firstSection == null || firstEntry == null) {
            return "";
        }
        return firstEntry.isEmpty() ? firstSection : firstSection + "." + firstEntry;
    }
}
