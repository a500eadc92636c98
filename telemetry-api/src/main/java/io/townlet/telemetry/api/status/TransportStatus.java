package io.townlet.telemetry.api.status;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one transport is doing. The names of {@link #toPayload()} are a contract.
 *
 * @param id the transport's id, unique in its pipeline
 * @param type the name of the plug-in
 * @param provider where the plug-in comes from: its jar's descriptor as {@code name/version}
 * @param queueLength events in the intake, in the buffer, and in flight
 * @param queueLengthPeak the most that {@code queueLength} has been
 * @param lastFlushDurationMs milliseconds that the last delivered batch took
 * @param lastBatchCount events in the last delivered batch
 * @param lastFlushPayloadBytes bytes in the last delivered batch
 * @param payloadsFlushedTotal events delivered
 * @param bytesFlushedTotal bytes delivered
 * @param consecutiveSendFailures failed attempts since the last success
 * @param sendFailuresTotal failed attempts
 * @param workerRestartCount how often the worker was restarted after something unexpected was thrown
 * @param workerAlive whether a worker is running
 * @param workerError the last unexpected failure that ended a worker, or null
 * @param connected whether the transport is started and its last attempt succeeded
 * @param lastError what the last failure said, or null
 * @param lastSuccessTick the tick of the last event delivered, or null
 * @param lastFailureTick the tick of the last event of the last failed attempt, or null
 * @param ledger where every event went
 */
public record TransportStatus(
        String id,
        String type,
        String provider,
        long queueLength,
        long queueLengthPeak,
        double lastFlushDurationMs,
        int lastBatchCount,
        long lastFlushPayloadBytes,
        long payloadsFlushedTotal,
        long bytesFlushedTotal,
        long consecutiveSendFailures,
        long sendFailuresTotal,
        int workerRestartCount,
        boolean workerAlive,
        @Nullable String workerError,
        boolean connected,
        @Nullable String lastError,
        @Nullable Long lastSuccessTick,
        @Nullable Long lastFailureTick,
        Ledger ledger) {

    /**
     * Gives the status under its fixed names, such as {@code queue_length}.
     *
     * @return the status as an object, as {@code --status-file} holds it
     */
    public Payload toPayload() {
        PayloadBuilder reasons = Payload.builder(ledger.droppedByReason().size());
        for (Map.Entry<DropReason, Long> entry : ledger.droppedByReason().entrySet()) {
            reasons.put(entry.getKey().wireName(), entry.getValue().longValue());
        }
        return Payload.builder(24)
                .put("id", id)
                .put("type", type)
                .put("provider", provider)
                .put("queue_length", queueLength)
                .put("queue_length_peak", queueLengthPeak)
                .put("accepted_total", ledger.accepted())
                .put("payloads_flushed_total", payloadsFlushedTotal)
                .put("bytes_flushed_total", bytesFlushedTotal)
                .put("filtered_total", ledger.filtered())
                .put("dropped_messages", ledger.dropped())
                .put("dropped_by_reason", reasons.build())
                .put("in_doubt", ledger.inDoubt())
                .put("last_flush_duration_ms", lastFlushDurationMs)
                .put("last_batch_count", lastBatchCount)
                .put("last_flush_payload_bytes", lastFlushPayloadBytes)
                .put("consecutive_send_failures", consecutiveSendFailures)
                .put("send_failures_total", sendFailuresTotal)
                .put("worker_restart_count", workerRestartCount)
                .put("worker_alive", workerAlive)
                .put("worker_error", workerError)
                .put("connected", connected)
                .put("last_error", lastError)
                .put("last_success_tick", (Object) lastSuccessTick)
                .put("last_failure_tick", (Object) lastFailureTick)
                .build();
    }
}
