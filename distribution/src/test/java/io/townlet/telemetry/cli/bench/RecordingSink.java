package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what it is told. */
final class RecordingSink implements TelemetrySink {

    private final List<TelemetryEvent> events = new ArrayList<>();

    List<TelemetryEvent> events() {
        return events;
    }

    @Override
    public void emit(TelemetryEvent event) {
        events.add(event);
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
        return flush(timeout);
    }

    @Override
    public List<TransportStatus> latestTransportStatus() {
        return List.of();
    }
}
