package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.event.TelemetryEvent;

/** Makes the event of a tick of what the simulation says of it: each a full snapshot. */
final class SnapshotStream {

    private static final String SCHEMA_VERSION = "0.9.7";

    private SnapshotStream() {}

    /** Gives the whole snapshot, whose first fields are schema, tick and type. */
    static Payload snapshot(long tick, Payload artefacts) {
        Object version = artefacts.get("schema_version");
        PayloadBuilder snapshot = Payload.builder(artefacts.size() + 3)
                .put("schema_version", version instanceof String text ? text : SCHEMA_VERSION)
                .put("tick", tick)
                .put("payload_type", "snapshot");
        artefacts.forEach((key, value) -> {
            if (!key.equals("schema_version") && !key.equals("tick") && !key.equals("payload_type")) {
                snapshot.put(key, value);
            }
        });
        return snapshot.build();
    }

    static TelemetryEvent event(long tick, Payload snapshot) {
        return new TelemetryEvent("snapshot", EventKind.SNAPSHOT, tick, Payload.empty(), snapshot);
    }
}
