package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of each snapshot goes out: all of it, or what changed. All of it goes out
 *
 * <ul>
 *   <li>where diffs are off, at first, and every {@link AggregationSettings#keyframeIntervalTicks()} ticks;
 *   <li>after {@link #forceKeyframe()};
 *   <li>where the tick didn't go on, as after a state was restored;
 *   <li>once it is known that the last full snapshot, or what was built on it, was lost on its way to any transport;
 *   <li>where a diff can't say it, because sections changed their order.
 * </ul>
 *
 * <p>Not safe for use by several threads, except for {@link #forceKeyframe()}.
 */
public final class SnapshotStream {

    private final AggregationSettings settings;
    private final LongSupplier newestLoss;
    private @Nullable Payload last;
    private long lastTick;
    private long keyframeTick;
    private volatile boolean forced;

    /**
     * Makes a stream from which nothing is ever lost.
     *
     * @param settings whether to diff, and how often not to
     */
    public SnapshotStream(AggregationSettings settings) {
        this(settings, () -> TelemetryEvent.NO_TICK);
    }

    /**
     * Makes a stream.
     *
     * @param settings whether to diff, and how often not to
     * @param newestLoss gives the highest tick of what was lost since it was last asked, or {@link TelemetryEvent#NO_TICK}
     */
    SnapshotStream(AggregationSettings settings, LongSupplier newestLoss) {
        this.settings = settings;
        this.newestLoss = newestLoss;
    }

    /** Makes the next one a full snapshot, for example for a consumer that has just come. */
    public void forceKeyframe() {
        forced = true;
    }

    /**
     * Gives what goes out.
     *
     * @param snapshot a whole snapshot that has a tick
     * @return an event {@code snapshot} with the snapshot itself, or an event {@code diff}
     * @throws IllegalArgumentException where the snapshot's {@code tick} isn't a whole number
     */
    public TelemetryEvent next(Payload snapshot) {
        long tick = TelemetryEvent.tickOf(snapshot);
        if (tick == TelemetryEvent.NO_TICK) {
            throw new IllegalArgumentException("a snapshot needs a whole-numbered field 'tick'; put one in");
        }
        boolean keyframe = mustBeKeyframe(tick);
        Payload before = last;
        Optional<Payload> diff =
                before == null || keyframe ? Optional.empty() : SnapshotDiffer.between(before, snapshot, lastTick);
        last = snapshot;
        lastTick = tick;
        if (diff.isPresent()) {
            return new TelemetryEvent(SnapshotKeys.DIFF, EventKind.DIFF, tick, Payload.empty(), diff.get());
        }
        keyframeTick = tick;
        return new TelemetryEvent(SnapshotKeys.SNAPSHOT, EventKind.SNAPSHOT, tick, Payload.empty(), snapshot);
    }

    private boolean mustBeKeyframe(long tick) {
        // Each is looked at, and so used up, whatever the others say.
        boolean wasForced = forced;
        if (wasForced) {
            forced = false;
        }
        long lost = newestLoss.getAsLong();
        int interval = settings.keyframeIntervalTicks();
        // What is older than the last full snapshot is missed by nobody who got that.
        return wasForced
                || !settings.diffEnabled()
                || (lost != TelemetryEvent.NO_TICK && lost >= keyframeTick)
                || tick <= lastTick
                || (interval > 0 && tick - keyframeTick >= interval);
    }
}
