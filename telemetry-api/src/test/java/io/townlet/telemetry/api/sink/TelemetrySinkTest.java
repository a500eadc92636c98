package io.townlet.telemetry.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the interface does by itself. */
class TelemetrySinkTest {

    private static final class Recording implements TelemetrySink {
        private final List<TelemetryEvent> emitted = new ArrayList<>();
        private final List<Duration> closed = new ArrayList<>();

        @Override
        public void emit(TelemetryEvent event) {
            emitted.add(event);
        }

        @Override
        public void emit(String name, Map<String, ?> payload) {
            emit(name, Payload.copyOf(payload));
        }

        @Override
        public void advanceTick(long tick) {}

        @Override
        public long currentTick() {
            return 0;
        }

        @Override
        public LedgerReport flush(Duration timeout) {
            return new LedgerReport(List.of());
        }

        @Override
        public LedgerReport close(Duration timeout) {
            closed.add(timeout);
            return new LedgerReport(List.of());
        }

        @Override
        public List<TransportStatus> latestTransportStatus() {
            return List.of();
        }
    }

    @Test
    void emittingANameAndAPayloadFindsKindAndTick() {
        Recording sink = new Recording();
        Payload payload = Payload.builder().put("tick", 4).build();
        sink.emit("loop.failure", payload);
        sink.emit("narration", Map.of("tick", 5));
        assertThat(sink.emitted)
                .containsExactly(
                        new TelemetryEvent("loop.failure", EventKind.HEALTH, 4, Payload.empty(), payload),
                        new TelemetryEvent(
                                "narration",
                                EventKind.NARRATION,
                                5,
                                Payload.empty(),
                                Payload.builder().put("tick", 5).build()));
    }

    @Test
    void leavingTheBlockClosesWithTheDefaultDeadline() {
        Recording sink = new Recording();
        try (sink) {
            assertThat(sink.closed).isEmpty();
        }
        assertThat(sink.closed).containsExactly(Duration.ofSeconds(TelemetrySink.DEFAULT_CLOSE_SECONDS));
    }
}
