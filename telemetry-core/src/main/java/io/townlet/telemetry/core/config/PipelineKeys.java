package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.encode.Encoding;
import java.util.Arrays;

/** The keys of the pipeline as a whole. */
public final class PipelineKeys {

    /** The key that has everything else under it. */
    public static final String TELEMETRY = "telemetry";

    /** The key of one transport. */
    public static final String TRANSPORT = "transport";

    /** The key of a list of transports. */
    public static final String TRANSPORTS = "transports";

    /** The key of the map that has {@link #INTAKE_MAX_BYTES}. */
    public static final String INTAKE = "intake";

    /** The key of the map that has {@link #PIPELINE}. */
    public static final String TRANSFORMS = "transforms";

    /** The key of the list of transforms. */
    public static final String PIPELINE = "pipeline";

    /** What a line holds. */
    public static final Option<String> ENCODING = Option.choice(
                    "encoding",
                    Arrays.stream(Encoding.values()).map(Encoding::wireName).toArray(String[]::new))
            .withDefault(Encoding.FLAT.wireName())
            .describedAs("Whether a line holds the payload itself or an envelope around it.");

    /** How many bytes may wait for the transforms. */
    public static final Option<Long> INTAKE_MAX_BYTES = Option.byteCount("max_bytes", 64L << 10, 1L << 30)
            .withDefault(4L << 20)
            .describedAs("The most bytes that wait for the transforms; past it the oldest are dropped.");

    /** Whether snapshots go out as diffs. */
    public static final Option<Boolean> DIFF_ENABLED = Option.flag("diff_enabled")
            .withDefault(AggregationSettings.defaults().diffEnabled())
            .describedAs("Whether only what changed of a snapshot goes out, after the first.");

    /** How often a full snapshot comes nonetheless. */
    public static final Option<Integer> KEYFRAME_INTERVAL_TICKS = Option.wholeNumber(
                    "keyframe_interval_ticks", 0, AggregationSettings.MAX_KEYFRAME_INTERVAL_TICKS)
            .withDefault(AggregationSettings.defaults().keyframeIntervalTicks())
            .describedAs("After how many ticks a full snapshot comes again; 0 is never.");

    private PipelineKeys() {}
}
