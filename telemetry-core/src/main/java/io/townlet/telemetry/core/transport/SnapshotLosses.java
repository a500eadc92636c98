package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers the highest tick of the snapshots and diffs that were lost, until it is asked for. Safe for use by several threads. */
final class SnapshotLosses {

    private final AtomicLong newest = new AtomicLong(TelemetryEvent.NO_TICK);

    void note(EncodedEvent event) {
        note(event.kind(), event.tick());
    }

    void note(EventKind kind, long tick) {
        if (kind == EventKind.SNAPSHOT || kind == EventKind.DIFF) {
            newest.accumulateAndGet(tick, Math::max);
        }
    }

    /** Gives the tick and forgets it; {@link TelemetryEvent#NO_TICK} where nothing was lost since. */
    long take() {
        // Nearly always there is none, and a read leaves the cache line where it is.
        return newest.get() == TelemetryEvent.NO_TICK
                ? TelemetryEvent.NO_TICK
                : newest.getAndSet(TelemetryEvent.NO_TICK);
    }
}
