package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import java.util.List;

/**
 * Brings a transport's own status up to what it will be when the file is read. The host counts a batch as delivered only after the file
 * that shows it was written; without this the file would always be a batch behind, and the last one would never be seen.
 */
final class OwnStatus {

    private OwnStatus() {}

    static List<TransportStatus> afterStart(String id, List<TransportStatus> statuses) {
        return statuses.stream()
                .map(status -> status.id().equals(id) ? started(status) : status)
                .toList();
    }

    static List<TransportStatus> afterDelivery(String id, List<TransportStatus> statuses, Batch batch) {
        return statuses.stream()
                .map(status -> status.id().equals(id) ? delivered(status, batch) : status)
                .toList();
    }

    /** Keeps the transport's own status as it was shown last where the host hasn't yet counted the last batch: no counter may go down. */
    static List<TransportStatus> atTheEnd(String id, List<TransportStatus> statuses, List<TransportStatus> shown) {
        return statuses.stream()
                .map(status -> status.id().equals(id) ? later(status, shown) : status)
                .toList();
    }

    private static TransportStatus later(TransportStatus status, List<TransportStatus> shown) {
        return shown.stream()
                .filter(before -> before.id().equals(status.id())
                        && before.payloadsFlushedTotal() > status.payloadsFlushedTotal())
                .findFirst()
                .orElse(status);
    }

    private static TransportStatus started(TransportStatus status) {
        return new TransportStatus(
                status.id(),
                status.type(),
                status.provider(),
                status.queueLength(),
                status.queueLengthPeak(),
                status.lastFlushDurationMs(),
                status.lastBatchCount(),
                status.lastFlushPayloadBytes(),
                status.payloadsFlushedTotal(),
                status.bytesFlushedTotal(),
                status.consecutiveSendFailures(),
                status.sendFailuresTotal(),
                status.workerRestartCount(),
                status.workerAlive(),
                status.workerError(),
                true,
                status.lastError(),
                status.lastSuccessTick(),
                status.lastFailureTick(),
                status.ledger());
    }

    private static TransportStatus delivered(TransportStatus status, Batch batch) {
        Ledger ledger = status.ledger();
        return new TransportStatus(
                status.id(),
                status.type(),
                status.provider(),
                Math.max(0, status.queueLength() - batch.size()),
                status.queueLengthPeak(),
                status.lastFlushDurationMs(),
                batch.size(),
                batch.byteCount(),
                status.payloadsFlushedTotal() + batch.size(),
                status.bytesFlushedTotal() + batch.byteCount(),
                0,
                status.sendFailuresTotal(),
                status.workerRestartCount(),
                status.workerAlive(),
                status.workerError(),
                true,
                status.lastError(),
                batch.lastTick(),
                status.lastFailureTick(),
                new Ledger(
                        ledger.transportId(),
                        ledger.accepted(),
                        ledger.delivered() + batch.size(),
                        ledger.filtered(),
                        ledger.droppedByReason(),
                        ledger.inDoubt(),
                        Math.max(0, ledger.queued() - batch.size())));
    }
}
