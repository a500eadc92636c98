package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a lane's sending so far. Safe for use by several threads; a reader never sees half a change. */
final class LaneVitals {

    private boolean connected;
    private boolean workerAlive = true;
    private int restarts;
    private @Nullable String workerError;
    private long consecutiveFailures;
    private long failures;
    private @Nullable String lastError;
    private @Nullable Long lastFailureTick;
    private @Nullable Long lastSuccessTick;
    private long lastFlushNanos;
    private int lastBatchCount;
    private long lastBatchBytes;
    private long bytesDelivered;

    synchronized void connected() {
        connected = true;
    }

    synchronized void workerEnded() {
        connected = false;
        workerAlive = false;
    }

    synchronized void delivered(OutgoingBatch batch, long nanos) {
        connected = true;
        consecutiveFailures = 0;
        lastFlushNanos = nanos;
        lastBatchCount = batch.events().size();
        lastBatchBytes = batch.bytes();
        lastSuccessTick = lastTick(batch.events());
        bytesDelivered += batch.bytes();
    }

    /** Counts what a failed attempt delivered all the same. */
    synchronized void deliveredPrefix(List<EncodedEvent> events) {
        lastSuccessTick = lastTick(events);
        bytesDelivered += OutgoingBatch.bytesOf(events);
    }

    synchronized void failed(String error, @Nullable List<EncodedEvent> events, boolean stillConnected) {
        connected = stillConnected;
        consecutiveFailures++;
        failures++;
        lastError = error;
        if (events != null) {
            lastFailureTick = lastTick(events);
        }
    }

    /** Takes note of a crash, and tells whether the worker may be restarted after it. */
    synchronized boolean crashed(String error, int restartLimit) {
        connected = false;
        workerError = error;
        if (restarts >= restartLimit) {
            return false;
        }
        restarts++;
        return true;
    }

    synchronized TransportStatus status(TransportSpec spec, Ledger ledger, long lengthPeak) {
        return new TransportStatus(
                spec.id(),
                spec.type(),
                spec.provider(),
                ledger.queued(),
                lengthPeak,
                lastFlushNanos / 1e6,
                lastBatchCount,
                lastBatchBytes,
                ledger.delivered(),
                bytesDelivered,
                consecutiveFailures,
                failures,
                restarts,
                workerAlive,
                workerError,
                connected,
                lastError,
                lastSuccessTick,
                lastFailureTick,
                ledger);
    }

    private static long lastTick(List<EncodedEvent> events) {
        return events.get(events.size() - 1).tick();
    }
}
