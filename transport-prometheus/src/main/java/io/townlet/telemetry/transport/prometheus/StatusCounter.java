package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A number of a transport's status that only ever grows.
 *
 * @param name the metric's name, without {@code _total}
 * @param help what it counts
 * @param value reads it
 */
record StatusCounter(String name, String help, ToLongFunction<TransportStatus> value) {

    /** All but the dropped events, which have one more label. */
    static final List<StatusCounter> ALL = List.of(
            new StatusCounter(
                    "townlet_telemetry_transport_accepted_events",
                    "Events that the transport was to deliver.",
                    status -> status.ledger().accepted()),
            new StatusCounter(
                    "townlet_telemetry_transport_flushed_events",
                    "Events that the transport delivered.",
                    TransportStatus::payloadsFlushedTotal),
            new StatusCounter(
                    "townlet_telemetry_transport_flushed_bytes",
                    "Bytes that the transport delivered.",
                    TransportStatus::bytesFlushedTotal),
            new StatusCounter(
                    "townlet_telemetry_transport_filtered_events",
                    "Events that a transform left out.",
                    status -> status.ledger().filtered()),
            new StatusCounter(
                    "townlet_telemetry_transport_in_doubt_events",
                    "Events in a send that hung when the pipeline was closed.",
                    status -> status.ledger().inDoubt()),
            new StatusCounter(
                    "townlet_telemetry_transport_send_failures",
                    "Attempts to deliver that failed.",
                    TransportStatus::sendFailuresTotal),
            new StatusCounter(
                    "townlet_telemetry_transport_worker_restarts",
                    "Crashes of the transport that its worker survived.",
                    TransportStatus::workerRestartCount));
}
