package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;

/**
 * Takes the artefacts of each tick, makes the snapshot, and emits it whole or as a diff. For the thread that runs the ticks; of one pipeline, one publisher should be in
 * use, since both would hear of losses only in part.
 */
public final class SnapshotPublisher {

    private final SnapshotComposer composer;
    private final SnapshotStream stream;
    private final EventFrontDoor frontDoor;
    private volatile Payload latest = Payload.empty();

    /**
     * Makes a publisher.
     *
     * @param composer makes the snapshots
     * @param settings whether to diff, and how often not to
     * @param frontDoor takes what is emitted
     */
    public SnapshotPublisher(SnapshotComposer composer, AggregationSettings settings, EventFrontDoor frontDoor) {
        this.composer = composer;
        this.stream = new SnapshotStream(settings, frontDoor::takeNewestLoss);
        this.frontDoor = frontDoor;
    }

    /**
     * Publishes a tick. Never throws because of telemetry trouble: where what was handed over can't be read, the tick is lost and counted as an event
     * that could not be copied, and the next one builds on what went out before.
     *
     * @param artefacts what is so in the tick
     * @return the whole snapshot, as {@link #latest()} gives it from now on
     */
    public Payload publish(TickArtefacts artefacts) {
        Payload snapshot;
        try {
            snapshot = composer.compose(artefacts, latest);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError)) {
                throw e;
            }
            frontDoor.refuseUncopied(SnapshotKeys.SNAPSHOT, e);
            return latest;
        }
        latest = snapshot;
        frontDoor.emit(stream.next(snapshot));
        return snapshot;
    }

    /**
     * Gives the last snapshot that was published. Safe on any thread.
     *
     * @return the whole snapshot; empty before the first
     */
    public Payload latest() {
        return latest;
    }

    /** Makes the next tick go out as a full snapshot. Safe on any thread. */
    public void forceKeyframe() {
        stream.forceKeyframe();
    }
}
