package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;

/** What the aggregation layer knows of the layer below it. Every method is safe for use by several threads. */
public interface TransformLayer {

    /**
     * Takes an event over. Blocks only as long as the transports' backpressure is configured to, and never throws.
     *
     * @param event an event that has a tick
     */
    void submit(TelemetryEvent event);

    /** Counts an event that could not be copied from what the caller handed in. */
    void refuseUncopied();

    /**
     * Tells of snapshots and diffs that were lost on their way, for whatever reason and be it to one transport only. Costs next to nothing where there
     * were none.
     *
     * @return the highest tick of what was lost since this was last called, or {@link TelemetryEvent#NO_TICK}
     */
    long takeNewestLoss();

    /**
     * Takes note of a tick that the program came to.
     *
     * @param tick the tick
     */
    void onTick(long tick);
}
