package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.time.Duration;
import java.util.List;

/** What a console reads from and tells to. What isn't offered throws {@link UnsupportedOperationException}, or the linkage error of a method that isn't there. */
interface ConsoleTarget {

    void emitResult(Payload metadata, Payload payload);

    long currentTick();

    boolean isStub();

    List<TransportStatus> transportStatus();

    LedgerReport flush(Duration timeout);

    Payload snapshot();

    List<Payload> narrations();

    /** A pipeline, which keeps nothing of what was emitted. */
    static ConsoleTarget of(TelemetrySink sink) {
        return new ConsoleTarget() {
            @Override
            public void emitResult(Payload metadata, Payload payload) {
                sink.emit(resultEvent(metadata, payload));
            }

            @Override
            public long currentTick() {
                return sink.currentTick();
            }

            @Override
            public boolean isStub() {
                return false;
            }

            @Override
            public List<TransportStatus> transportStatus() {
                return sink.latestTransportStatus();
            }

            @Override
            public LedgerReport flush(Duration timeout) {
                return sink.flush(timeout);
            }

            @Override
            public Payload snapshot() {
                throw new UnsupportedOperationException("a pipeline keeps no snapshot");
            }

            @Override
            public List<Payload> narrations() {
                throw new UnsupportedOperationException("a pipeline keeps no narrations");
            }
        };
    }

    /** A simulation's telemetry, be it a stub. */
    static ConsoleTarget of(SimulationTelemetry telemetry) {
        return new ConsoleTarget() {
            @Override
            public void emitResult(Payload metadata, Payload payload) {
                telemetry.emitEvent(resultEvent(metadata, payload));
            }

            @Override
            public long currentTick() {
                return telemetry.view().currentTick();
            }

            @Override
            public boolean isStub() {
                return telemetry.isStub();
            }

            @Override
            public List<TransportStatus> transportStatus() {
                return telemetry.latestTransportStatus();
            }

            @Override
            public LedgerReport flush(Duration timeout) {
                return telemetry.flush(timeout);
            }

            @Override
            public Payload snapshot() {
                return telemetry.view().snapshot();
            }

            @Override
            public List<Payload> narrations() {
                return telemetry.view().narrations();
            }
        };
    }

    private static TelemetryEvent resultEvent(Payload metadata, Payload payload) {
        return new TelemetryEvent(
                ConsoleRouter.RESULT_EVENT, EventKind.CONSOLE, TelemetryEvent.tickOf(payload), metadata, payload);
    }
}
