package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.Payload;
import org.jspecify.annotations.Nullable;

/** A part of a snapshot whose schema is kept stable: one top-level field of a snapshot, or of a diff's changes. */
interface Section {

    /** Gives the key of the field that holds the section. */
    String key();

    /** Gives the section as it is to be; the very same value where it is so already. */
    @Nullable
    Object normalize(@Nullable Object value, MalformedEntries malformed);

    /** Takes a value that is to be an object: anything else counts as malformed, and becomes an empty one. */
    static Payload objectOf(@Nullable Object value, String section, String entry, MalformedEntries malformed) {
        if (value instanceof Payload object) {
            return object;
        }
        malformed.add(section, entry);
        return Payload.empty();
    }
}
