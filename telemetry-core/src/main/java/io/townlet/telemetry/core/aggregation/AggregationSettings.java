package io.townlet.telemetry.core.aggregation;

/**
 * How snapshots become a stream.
 *
 * @param diffEnabled whether most ticks tell only what changed
 * @param keyframeIntervalTicks after how many ticks a full snapshot comes again, 0 to 1000000; 0 is never. Means nothing without diffs
 */
public record AggregationSettings(boolean diffEnabled, int keyframeIntervalTicks) {

    /** The most that may be set for {@link #keyframeIntervalTicks()}. */
    public static final int MAX_KEYFRAME_INTERVAL_TICKS = 1_000_000;

    private static final AggregationSettings DEFAULTS = new AggregationSettings(true, 100);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where the interval is out of bounds
     */
    public AggregationSettings {
        if (keyframeIntervalTicks < 0 || keyframeIntervalTicks > MAX_KEYFRAME_INTERVAL_TICKS) {
            throw new IllegalArgumentException("keyframe_interval_ticks is " + keyframeIntervalTicks
                    + ", and must be 0 to " + MAX_KEYFRAME_INTERVAL_TICKS);
        }
    }

    /**
     * Gives what holds where nothing is set.
     *
     * @return diffs, and a full snapshot every 100 ticks
     */
    public static AggregationSettings defaults() {
        return DEFAULTS;
    }
}
