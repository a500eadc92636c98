package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A number of a transport's status that goes up and down.
 *
 * @param name the metric's name
 * @param help what it is, with its unit
 * @param value reads it; null where there is none yet, and then the metric is left out
 */
record StatusGauge(String name, String help, Function<TransportStatus, @Nullable Number> value) {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** All there are. */
    static final List<StatusGauge> ALL = List.of(
            new StatusGauge(
                    "townlet_telemetry_transport_queue_length",
                    "Events that wait to be delivered.",
                    TransportStatus::queueLength),
            new StatusGauge(
                    "townlet_telemetry_transport_queue_length_peak",
                    "The most events that waited to be delivered since the program was started.",
                    TransportStatus::queueLengthPeak),
            new StatusGauge(
                    "townlet_telemetry_transport_last_flush_duration_seconds",
                    "Time that the last delivered batch took; of this file's own transport, the one before it.",
                    status -> status.lastFlushDurationMs() / MILLIS_PER_SECOND),
            new StatusGauge(
                    "townlet_telemetry_transport_last_batch_events",
                    "Events in the last delivered batch.",
                    TransportStatus::lastBatchCount),
            new StatusGauge(
                    "townlet_telemetry_transport_last_batch_bytes",
                    "Bytes in the last delivered batch.",
                    TransportStatus::lastFlushPayloadBytes),
            new StatusGauge(
                    "townlet_telemetry_transport_consecutive_send_failures",
                    "Attempts that failed since the last one that succeeded.",
                    TransportStatus::consecutiveSendFailures),
            new StatusGauge(
                    "townlet_telemetry_transport_worker_alive",
                    "1 where the transport's worker is running, else 0.",
                    status -> status.workerAlive() ? 1 : 0),
            new StatusGauge(
                    "townlet_telemetry_transport_connected",
                    "1 where the last attempt of the transport succeeded, else 0.",
                    status -> status.connected() ? 1 : 0),
            new StatusGauge(
                    "townlet_telemetry_transport_last_success_tick",
                    "The tick of the last event delivered.",
                    TransportStatus::lastSuccessTick),
            new StatusGauge(
                    "townlet_telemetry_transport_last_failure_tick",
                    "The tick of the last event of the last attempt that failed.",
                    TransportStatus::lastFailureTick));
}
