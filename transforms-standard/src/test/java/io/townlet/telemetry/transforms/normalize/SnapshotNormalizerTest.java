package io.townlet.telemetry.transforms.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.FieldPath;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.CapturedLog;
import io.townlet.telemetry.transforms.testing.TestContext;
import io.townlet.telemetry.transforms.testing.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotNormalizerTest {

    private final TestContext context = new TestContext();
    private final Transform normalizer = context.make(new SnapshotNormalizerProvider(), Map.of());

    private TelemetryEvent apply(TelemetryEvent event) throws Exception {
        return normalizer.apply(event);
    }

    private void applySnapshot(Map<String, ?> fields) throws Exception {
        apply(TelemetryEvent.of("snapshot", Payload.copyOf(fields).with("tick", 1)));
    }

    @Test
    void aNormalTownComesBackAsTheSameInstance() throws Exception {
        for (int agents = 1; agents < 40; agents += 13) {
            Town town = new Town(agents, agents);
            for (TelemetryEvent event : List.of(town.snapshot(3), town.diff(4))) {
                assertThat(apply(event)).isSameAs(event);
            }
        }
        assertThat(context.counts()).isEmpty();
    }

    @Test
    void absentSectionsStayAbsentAndTheOrderIsKept() throws Exception {
        Payload payload = Payload.copyOf(orderedSnapshot());

        Payload normal = apply(TelemetryEvent.of("snapshot", payload)).payload();

        assertThat(new ArrayList<>(normal.asMap().keySet())).containsExactly("tick", "utilities", "z", "economy", "a");
        assertThat(normal.get("z")).isSameAs(payload.get("z"));
        assertThat(normal.get("economy")).isSameAs(payload.get("economy"));
    }

    private static Map<String, Object> orderedSnapshot() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tick", 1);
        fields.put("utilities", Map.of("water", 1));
        fields.put("z", Map.of("anything", List.of(1)));
        fields.put("economy", "closed today");
        fields.put("a", null);
        return fields;
    }

    @Test
    void aDiffIsNormalisedUnderItsChangesOnly() throws Exception {
        Payload payload = Payload.builder()
                .put("tick", 1)
                .put("utilities", Map.of("water", 1))
                .put("changes", Map.of("utilities", Map.of("water", 1)))
                .build();

        Payload normal = apply(TelemetryEvent.of("diff", payload)).payload();

        assertThat(normal.get("utilities")).isSameAs(payload.get("utilities"));
        assertThat(normal.get(FieldPath.parse("changes.utilities.water"))).isEqualTo(true);
    }

    @Test
    void aDiffWithoutChangesGoesThrough() throws Exception {
        TelemetryEvent without =
                TelemetryEvent.of("diff", Payload.builder().put("tick", 1).build());
        TelemetryEvent odd = TelemetryEvent.of(
                "diff", Payload.builder().put("changes", "none").build());

        assertThat(apply(without)).isSameAs(without);
        assertThat(apply(odd)).isSameAs(odd);
    }

    @Test
    void otherKindsGoThroughUntouched() throws Exception {
        Payload payload = Payload.builder()
                .put("utilities", "?")
                .put("changes", Map.of("utilities", 1))
                .build();
        for (EventKind kind : EventKind.values()) {
            if (kind != EventKind.SNAPSHOT && kind != EventKind.DIFF) {
                TelemetryEvent event = new TelemetryEvent("e", kind, 1, Payload.empty(), payload);
                assertThat(apply(event)).isSameAs(event);
            }
        }
    }

    @Test
    void theFirstMalformedEntryIsLoggedOnceInTenSeconds() throws Exception {
        List<String> lines;
        try (CapturedLog log = new CapturedLog()) {
            applySnapshot(Map.of("reward_breakdown", Map.of("alice", Map.of("total", "secret"))));
            applySnapshot(Map.of("reward_breakdown", Map.of("alice", Map.of("total", "secret"))));
            context.manualClock().advance(Duration.ofSeconds(10));
            applySnapshot(Map.of("utilities", Map.of("water", 7)));
            lines = log.lines();
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains("event=snapshot tick=1 entries=1 first=reward_breakdown.alice.total suppressed=0")
                .doesNotContain("secret");
        assertThat(lines.get(1)).contains("first=utilities.water suppressed=1");
        assertThat(context.counts()).isEqualTo(Map.of("malformed_entries", 3L));
    }
}
