package io.townlet.telemetry.core.aggregation;

import java.util.Set;

/** The keys of snapshots and diffs that aren't sections. */
final class SnapshotKeys {

    static final String SCHEMA_VERSION = "schema_version";
    static final String TICK = "tick";
    static final String PAYLOAD_TYPE = "payload_type";
    static final String BASE_TICK = "base_tick";
    static final String CHANGES = "changes";
    static final String REMOVED = "removed";

    static final String SNAPSHOT = "snapshot";
    static final String DIFF = "diff";

    private static final Set<String> HEADER = Set.of(SCHEMA_VERSION, TICK, PAYLOAD_TYPE);

    private SnapshotKeys() {}

    /** Tells whether a key of a snapshot says what it is, rather than what is so. */
    static boolean isHeader(String key) {
        return HEADER.contains(key);
    }
}
