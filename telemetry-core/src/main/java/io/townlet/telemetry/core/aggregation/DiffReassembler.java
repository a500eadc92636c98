package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.aggregation.Reassembly.Gap;
import io.townlet.telemetry.core.aggregation.Reassembly.Malformed;
import io.townlet.telemetry.core.aggregation.Reassembly.Other;
import io.townlet.telemetry.core.aggregation.Reassembly.Reassembled;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For consumers: turns the lines of a stream of snapshots and diffs back into whole snapshots, and tells where lines are missing. It needs no
 * pipeline. Lines go in as they come, events among them too. Not safe for use by several threads.
 *
 * <p>A diff says by its {@code base_tick} which snapshot it builds on; where that isn't the last one here, there is a gap, and every diff is one until
 * the next full snapshot. What a diff without a {@code base_tick} builds on is a {@link Continuity}.
 */
public final class DiffReassembler {

    /** The most sections that a snapshot may have. */
    public static final int MAX_SECTIONS = 1 << 16;

    /** How to tell whether a diff that has no {@code base_tick} follows on the line before. */
    public enum Continuity {
        /** It does where its tick is the next one. */
        CONSECUTIVE_TICKS,
        /**
         * It does where its tick is a later one. For producers that leave ticks out and write no {@code base_tick}: a line that is missing can't be noticed
         * then.
         */
        ASCENDING_TICKS
    }

    private final Continuity continuity;
    private @Nullable Payload last;

    /** Makes a reassembler for streams whose diffs have a {@code base_tick}, or come at every tick. */
    public DiffReassembler() {
        this(Continuity.CONSECUTIVE_TICKS);
    }

    /**
     * Makes a reassembler.
     *
     * @param continuity what holds for diffs without a {@code base_tick}
     */
    public DiffReassembler(Continuity continuity) {
        this.continuity = continuity;
    }

    /**
     * Takes the next line.
     *
     * @param line the line as a map, as any JSON parser gives it; it is copied
     * @return what it came to
     */
    public Reassembly accept(Map<String, ?> line) {
        return accept(Payload.copyOf(line));
    }

    /**
     * Takes the next line. A line is a snapshot or a diff by its {@code payload_type}; a snapshot too where it has none but a {@code schema_version}.
     *
     * @param line the line
     * @return what it came to
     */
    public Reassembly accept(Payload line) {
        Object type = line.get(SnapshotKeys.PAYLOAD_TYPE);
        if (SnapshotKeys.DIFF.equals(type)) {
            return diff(line);
        }
        boolean snapshot = SnapshotKeys.SNAPSHOT.equals(type)
                || (!line.containsKey(SnapshotKeys.PAYLOAD_TYPE) && line.containsKey(SnapshotKeys.SCHEMA_VERSION));
        return snapshot ? snapshot(line) : new Other();
    }

    private Reassembly snapshot(Payload line) {
        if (TelemetryEvent.tickOf(line) == TelemetryEvent.NO_TICK) {
            return malformed("the snapshot's 'tick' is not a whole number");
        }
        return known(line);
    }

    private Reassembly diff(Payload line) {
        if (TelemetryEvent.tickOf(line) == TelemetryEvent.NO_TICK) {
            return malformed("the diff's 'tick' is not a whole number");
        }
        Payload changes = line.getPayload(SnapshotKeys.CHANGES);
        if (changes == null) {
            return malformed("the diff's 'changes' is not an object");
        }
        Object base = line.get(SnapshotKeys.BASE_TICK);
        if (line.containsKey(SnapshotKeys.BASE_TICK) && !(base instanceof Long)) {
            return malformed("the diff's 'base_tick' is not a whole number");
        }
        Set<Object> removed = Set.of();
        if (line.containsKey(SnapshotKeys.REMOVED)) {
            PayloadArray keys = line.getArray(SnapshotKeys.REMOVED);
            if (keys == null) {
                return malformed("the diff's 'removed' is not an array");
            }
            removed = new HashSet<>(keys);
        }
        Payload before = last;
        if (before == null || !follows((Long) base, TelemetryEvent.tickOf(line), TelemetryEvent.tickOf(before))) {
            last = null;
            return new Gap((Long) base, before == null ? null : (Long) TelemetryEvent.tickOf(before));
        }
        return known(applied(before, line, changes, removed));
    }

    private boolean follows(@Nullable Long base, long tick, long lastTick) {
        if (base != null) {
            return base == lastTick && tick > lastTick;
        }
        return continuity == Continuity.CONSECUTIVE_TICKS ? tick - 1 == lastTick : tick > lastTick;
    }

    /** Changed sections stay in their places; new ones go to the end, in the order of the diff. */
    private static Payload applied(Payload before, Payload line, Payload changes, Set<Object> removed) {
        PayloadBuilder builder = Payload.builder(before.size() + 1);
        for (int i = 0; i < before.size(); i++) {
            String key = before.keyAt(i);
            if (key.equals(SnapshotKeys.TICK) || key.equals(SnapshotKeys.SCHEMA_VERSION)) {
                builder.put(key, line.containsKey(key) ? line.get(key) : before.valueAt(i));
            } else if (!removed.contains(key)) {
                int changed = changes.indexOf(key);
                builder.put(key, changed < 0 ? before.valueAt(i) : changes.valueAt(changed));
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            String key = changes.keyAt(i);
            if (!before.containsKey(key)) {
                builder.put(key, changes.valueAt(i));
            }
        }
        return builder.build();
    }

    private Reassembly known(Payload snapshot) {
        if (snapshot.size() > MAX_SECTIONS) {
            return malformed("the snapshot has more than " + MAX_SECTIONS + " sections");
        }
        last = snapshot;
        return new Reassembled(snapshot);
    }

    private Malformed malformed(String problem) {
        last = null;
        return new Malformed(problem);
    }
}
