package io.townlet.telemetry.core.health;

import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;

/** What all transports together have counted. */
record TransportTotals(
        long queueLength,
        long droppedMessages,
        long payloadsFlushed,
        long bytesFlushed,
        long consecutiveSendFailures,
        long sendFailures,
        long workerRestarts) {

    static TransportTotals of(List<TransportStatus> statuses) {
        long queued = 0;
        long dropped = 0;
        long flushed = 0;
        long bytes = 0;
        long inARow = 0;
        long failures = 0;
        long restarts = 0;
        for (TransportStatus status : statuses) {
            queued += status.queueLength();
            dropped += status.ledger().dropped();
            flushed += status.payloadsFlushedTotal();
            bytes += status.bytesFlushedTotal();
            inARow += status.consecutiveSendFailures();
            failures += status.sendFailuresTotal();
            restarts += status.workerRestartCount();
        }
        return new TransportTotals(queued, dropped, flushed, bytes, inARow, failures, restarts);
    }
}
