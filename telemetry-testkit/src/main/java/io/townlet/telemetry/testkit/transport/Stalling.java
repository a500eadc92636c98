package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.transport.Batch;

/** Makes the batch that is sure to block at a target that has stalled. */
final class Stalling {

    private Stalling() {}

    static Batch batch(TransportTrial trial) {
        int size = Math.min(trial.fixture().largestEventBytes(), 1 << 20);
        int count = Math.min(trial.fixture().largestBatch(), trial.fixture().stallingBytes() / size + 1);
        return trial.samples().batch(trial.samples().events(count, size));
    }
}
