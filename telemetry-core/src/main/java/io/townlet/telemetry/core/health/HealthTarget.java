package io.townlet.telemetry.core.health;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.time.Duration;
import java.util.List;

/** What a tick's health is told to, and judged by. */
interface HealthTarget {

    void emit(String name, Payload payload);

    List<TransportStatus> transportStatus();

    LedgerReport flush(Duration timeout);

    static HealthTarget of(TelemetrySink sink) {
        return new HealthTarget() {
            @Override
            public void emit(String name, Payload payload) {
                sink.emit(name, payload);
            }

            @Override
            public List<TransportStatus> transportStatus() {
                return sink.latestTransportStatus();
            }

            @Override
            public LedgerReport flush(Duration timeout) {
                return sink.flush(timeout);
            }
        };
    }

    static HealthTarget of(SimulationTelemetry telemetry) {
        return new HealthTarget() {
            @Override
            public void emit(String name, Payload payload) {
                telemetry.emitEvent(name, payload);
            }

            @Override
            public List<TransportStatus> transportStatus() {
                return telemetry.latestTransportStatus();
            }

            @Override
            public LedgerReport flush(Duration timeout) {
                return telemetry.flush(timeout);
            }
        };
    }
}
