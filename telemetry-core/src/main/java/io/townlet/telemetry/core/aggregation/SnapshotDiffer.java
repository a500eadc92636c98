package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed from one snapshot to the next, by top-level section: {@code schema_version}, {@code tick}, {@code payload_type}, {@code changes}
 * and, where there are any, {@code removed}.
 */
public final class SnapshotDiffer {

    private SnapshotDiffer() {}

    /**
     * Makes a diff. A section is left out only where it is exactly the same: its fields in the same order, its numbers of the same type. So applying
     * the diff gives the very same line.
     *
     * @param previous the snapshot before
     * @param current the snapshot now
     * @return the diff, without a {@code base_tick}; empty where none can say it, because the sections are in another order, because something new
     *     isn't at the end, or because one of {@code schema_version}, {@code tick} and {@code payload_type} came, went or is another type
     */
    public static Optional<Payload> between(Payload previous, Payload current) {
        return between(previous, current, null);
    }

    /** Makes a diff that says what it builds on. */
    static Optional<Payload> between(Payload previous, Payload current, @Nullable Long baseTick) {
        if (!followsOn(previous, current)) {
            return Optional.empty();
        }
        PayloadBuilder diff = Payload.builder(6);
        if (current.containsKey(SnapshotKeys.SCHEMA_VERSION)) {
            diff.put(SnapshotKeys.SCHEMA_VERSION, current.get(SnapshotKeys.SCHEMA_VERSION));
        }
        diff.put(SnapshotKeys.TICK, current.get(SnapshotKeys.TICK));
        diff.put(SnapshotKeys.PAYLOAD_TYPE, SnapshotKeys.DIFF);
        if (baseTick != null) {
            diff.put(SnapshotKeys.BASE_TICK, baseTick.longValue());
        }
        diff.put(SnapshotKeys.CHANGES, changes(previous, current));
        List<String> removed = removed(previous, current);
        if (!removed.isEmpty()) {
            diff.put(SnapshotKeys.REMOVED, removed);
        }
        return Optional.of(diff.build());
    }

    /** Tells whether taking away what is gone, and putting what is new at the end, gives the order that the sections have. */
    private static boolean followsOn(Payload previous, Payload current) {
        int place = 0;
        for (int i = 0; i < previous.size(); i++) {
            String key = previous.keyAt(i);
            if (place < current.size() && current.keyAt(place).equals(key)) {
                place++;
            } else if (SnapshotKeys.isHeader(key) || current.containsKey(key)) {
                return false;
            }
        }
        for (int i = place; i < current.size(); i++) {
            if (SnapshotKeys.isHeader(current.keyAt(i))) {
                return false;
            }
        }
        return current.get(SnapshotKeys.TICK) instanceof Long
                && ExactPayloads.same(previous.get(SnapshotKeys.PAYLOAD_TYPE), current.get(SnapshotKeys.PAYLOAD_TYPE));
    }

    private static Payload changes(Payload previous, Payload current) {
        PayloadBuilder changes = Payload.builder(8);
        for (int i = 0; i < current.size(); i++) {
            String key = current.keyAt(i);
            int before = i < previous.size() && previous.keyAt(i).equals(key) ? i : previous.indexOf(key);
            boolean same = before >= 0 && ExactPayloads.same(previous.valueAt(before), current.valueAt(i));
            if (!same && !SnapshotKeys.isHeader(key)) {
                changes.put(key, current.valueAt(i));
            }
        }
        return changes.build();
    }

    private static List<String> removed(Payload previous, Payload current) {
        if (ExactPayloads.sameKeys(previous, current)) {
            return List.of();
        }
        List<String> removed = new ArrayList<>();
        previous.forEach((key, value) -> {
            if (!current.containsKey(key)) {
                removed.add(key);
            }
        });
        return removed;
    }
}
