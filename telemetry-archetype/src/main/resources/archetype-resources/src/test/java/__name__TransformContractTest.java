package ${package};

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.testkit.transform.TransformCapability;
import io.townlet.telemetry.testkit.transform.TransformContract;
import io.townlet.telemetry.testkit.transform.TransformFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the transform to the contract of all transforms. */
class ${name}TransformContractTest extends TransformContract {

    @Override
    public TransformFixture fixture() {
        return new TransformFixture() {
            @Override
            public TransformProvider provider() {
                return new ${name}TransformProvider();
            }

            @Override
            public Map<String, ?> options() {
                return Map.of("source", "a-town");
            }

            @Override
            public Set<TransformCapability> capabilities() {
                return Set.of(TransformCapability.KEEPS_UNCHANGED_EVENTS, TransformCapability.IS_DETERMINISTIC);
            }

            /** Some that it changes, and some that it leaves alone. The contract adds odd ones. */
            @Override
            public List<TelemetryEvent> events() {
                return List.of(
                        TelemetryEvent.of("loop.tick", Payload.copyOf(Map.of("tick", 1))),
                        TelemetryEvent.of("loop.tick", Payload.copyOf(Map.of("tick", 2, "source", "another-town"))));
            }
        };
    }
}
