package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.util.Map;

/** Which event a benchmark works on. */
public enum Shape {
    /** Eight fields, about 160 bytes as JSON. */
    EVENT,
    /** A nested snapshot of about 10 KB as JSON. */
    SNAPSHOT;

    /**
     * Makes the fields.
     *
     * @return a new map, nested where the shape is
     */
    public Map<String, Object> fields() {
        return switch (this) {
            case EVENT -> {
                TickReport report = new TickReport(0);
                report.advance();
                yield report.toMap();
            }
            case SNAPSHOT -> new SnapshotTown(0).next();
        };
    }

    /**
     * Makes the event.
     *
     * @return an event of the same fields each time
     */
    public TelemetryEvent event() {
        String name = switch (this) {
            case EVENT -> TickReport.EVENT_NAME;
            case SNAPSHOT -> SnapshotTown.EVENT_NAME;
        };
        return TelemetryEvent.of(name, Payload.copyOf(fields()));
    }
}
