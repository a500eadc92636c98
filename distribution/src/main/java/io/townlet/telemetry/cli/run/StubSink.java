package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Takes events and delivers none, for a run whose configuration asks for a stub. */
public final class StubSink implements TelemetrySink {

    private static final LedgerReport NOTHING = new LedgerReport(List.of());

    /** Makes a sink. */
    public StubSink() {}

    @Override
    public void emit(TelemetryEvent event) {}

    @Override
    public void emit(String name, Map<String, ?> payload) {}

    @Override
    public void advanceTick(long tick) {}

    @Override
    public long currentTick() {
        return 0;
    }

    @Override
    public LedgerReport flush(Duration timeout) {
        return NOTHING;
    }

    @Override
    public LedgerReport close(Duration timeout) {
        return NOTHING;
    }

    @Override
    public List<TransportStatus> latestTransportStatus() {
        return List.of();
    }
}
