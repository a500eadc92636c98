package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.encode.EncodedRun;
import java.time.Duration;

/**
 * What the transform layer knows of the layer below it. An event goes to every transport; its weight is the estimate of its size that it
 * was admitted with, and must be the same in all calls about it.
 */
public interface TransportLayer {

    /**
     * Makes room for an event, by each transport's own backpressure. Runs on the emitting thread, and may block it as long as configured.
     *
     * @param weight about how many bytes the event will take
     * @return how long the thread was blocked, in nanoseconds
     */
    long admit(int weight);

    /**
     * Tells how long an emitting thread may wait for room in the intake, because a transport rather blocks than loses events.
     *
     * @return a time; zero where no transport blocks
     */
    Duration intakeWait();

    /**
     * Tells whether every transport would drop the next event out of the intake, because newer events have taken its place. To transform and
     * encode it would then be work for nothing.
     *
     * @return true where the event is best given back as {@link #dropped} for the reason {@code overflow}
     */
    boolean isNextEvictedEverywhere();

    /**
     * Hands on encoded events, which don't count as part of the intake any longer.
     *
     * @param run the events; the caller may use it anew afterwards
     */
    void deliver(EncodedRun run);

    /**
     * Takes back an event that a transform left out.
     *
     * @param weight what it was admitted with
     */
    void filtered(int weight);

    /**
     * Takes back an event that was given up before it was encoded.
     *
     * @param weight what it was admitted with
     * @param reason why
     */
    void dropped(int weight, DropReason reason);

    /**
     * Counts an event that never got as far as {@link #admit} as accepted, and dropped.
     *
     * @param reason why
     */
    void refused(DropReason reason);

    /**
     * Takes note of what an event is that is about to be given back by {@link #filtered}, {@link #dropped} or {@link #refused}. Comes before that, so that
     * whoever hears from the ledger that it is lost can ask for it.
     *
     * @param kind its kind
     * @param tick its tick
     */
    void noteLoss(EventKind kind, long tick);

    /**
     * Tells of snapshots and diffs that were lost, here or before, for whatever reason and be it for one transport only.
     *
     * @return the highest tick of what was lost since this was last called, or {@link io.townlet.telemetry.api.event.TelemetryEvent#NO_TICK}
     */
    long takeNewestLoss();

    /**
     * Takes note of a tick that the program came to.
     *
     * @param tick the tick
     */
    void onTick(long tick);
}
