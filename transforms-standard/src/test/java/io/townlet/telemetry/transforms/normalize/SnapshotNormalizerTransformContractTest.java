package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.testkit.transform.TransformCapability;
import io.townlet.telemetry.testkit.transform.TransformContract;
import io.townlet.telemetry.testkit.transform.TransformFixture;
import io.townlet.telemetry.transforms.testing.Town;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SnapshotNormalizerTransformContractTest extends TransformContract {

    @Override
    public TransformFixture fixture() {
        return new TransformFixture() {
            @Override
            public TransformProvider provider() {
                return new SnapshotNormalizerProvider();
            }

            @Override
            public Map<String, ?> options() {
                return Map.of();
            }

            @Override
            public Set<TransformCapability> capabilities() {
                return EnumSet.of(
                        TransformCapability.KEEPS_UNCHANGED_EVENTS, TransformCapability.IS_DETERMINISTIC);
            }

            @Override
            public List<TelemetryEvent> events() {
                Town town = new Town(7, 3);
                return List.of(
                        town.snapshot(1),
                        town.diff(2),
                        TelemetryEvent.of("loop.health", Payload.copyOf(Map.of("tick", 3, "ok", true))));
            }
        };
    }
}
