package io.townlet.telemetry.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names and values of a status are a contract with whoever reads the status file. */
class TransportStatusTest {

    private static final Ledger LEDGER =
            new Ledger("main", 100, 80, 5, Map.of(DropReason.OVERFLOW, 7L, DropReason.PERMANENT, 2L), 1, 5);

    private static TransportStatus status(String error, Long tick) {
        return new TransportStatus(
                "main",
                "file",
                "transport-file/0.1.0",
                5,
                11,
                1.25,
                32,
                4096,
                80,
                65_536,
                2,
                3,
                1,
                true,
                error,
                false,
                error,
                tick,
                tick,
                LEDGER);
    }

    @Test
    void theFieldsAreExactlyThoseOfTheContract() {
        assertThat(status(null, null).toPayload().asMap().keySet())
                .containsExactlyInAnyOrder(
                        "queue_length",
                        "queue_length_peak",
                        "dropped_messages",
                        "last_flush_duration_ms",
                        "last_batch_count",
                        "last_flush_payload_bytes",
                        "payloads_flushed_total",
                        "bytes_flushed_total",
                        "consecutive_send_failures",
                        "send_failures_total",
                        "worker_restart_count",
                        "worker_alive",
                        "worker_error",
                        "connected",
                        "last_error",
                        "last_success_tick",
                        "last_failure_tick",
                        "id",
                        "type",
                        "provider",
                        "accepted_total",
                        "filtered_total",
                        "dropped_by_reason",
                        "in_doubt");
    }

    @Test
    void eachFieldHoldsItsOwnValue() {
        Payload reasons = Payload.builder()
                .put("overflow", 7)
                .put("intake_overflow", 0)
                .put("too_large", 0)
                .put("retry_exhausted", 0)
                .put("permanent", 2)
                .put("transform_error", 0)
                .put("transport_failed", 0)
                .put("shutdown", 0)
                .build();
        assertThat(status("refused", 41L).toPayload())
                .isEqualTo(Payload.builder()
                        .put("id", "main")
                        .put("type", "file")
                        .put("provider", "transport-file/0.1.0")
                        .put("queue_length", 5)
                        .put("queue_length_peak", 11)
                        .put("accepted_total", 100)
                        .put("payloads_flushed_total", 80)
                        .put("bytes_flushed_total", 65_536)
                        .put("filtered_total", 5)
                        .put("dropped_messages", 9)
                        .put("dropped_by_reason", reasons)
                        .put("in_doubt", 1)
                        .put("last_flush_duration_ms", 1.25)
                        .put("last_batch_count", 32)
                        .put("last_flush_payload_bytes", 4096)
                        .put("consecutive_send_failures", 2)
                        .put("send_failures_total", 3)
                        .put("worker_restart_count", 1)
                        .put("worker_alive", true)
                        .put("worker_error", "refused")
                        .put("connected", false)
                        .put("last_error", "refused")
                        .put("last_success_tick", 41)
                        .put("last_failure_tick", 41)
                        .build());
    }

    @Test
    void whatIsNotKnownIsThereAsNull() {
        Payload payload = status(null, null).toPayload();
        for (String key : new String[] {"worker_error", "last_error", "last_success_tick", "last_failure_tick"}) {
            assertThat(payload.containsKey(key)).isTrue();
            assertThat(payload.get(key)).isNull();
        }
    }
}
