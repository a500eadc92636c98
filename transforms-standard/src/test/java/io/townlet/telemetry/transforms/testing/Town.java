package io.townlet.telemetry.transforms.testing;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes snapshots and diffs of a small town, of the schema that real ones have. The same seed gives the same town. */
public final class Town {

    private final Random random;
    private final List<String> agents;

    public Town(long seed, int agentCount) {
        random = new Random(seed);
        agents = IntStream.range(0, agentCount).mapToObj(i -> "agent#" + i).toList();
    }

    public TelemetryEvent snapshot(long tick) {
        return TelemetryEvent.of(
                "loop.tick",
                sections(Payload.builder()
                                .put("schema_version", "0.9.7")
                                .put("tick", tick)
                                .put("payload_type", "snapshot"))
                        .build());
    }

    public TelemetryEvent diff(long tick) {
        return TelemetryEvent.of(
                "loop.tick",
                Payload.builder()
                        .put("schema_version", "0.9.7")
                        .put("tick", tick)
                        .put("payload_type", "diff")
                        .put("changes", sections(Payload.builder()).build())
                        .put("removed", List.of("anneal_status"))
                        .build());
    }

    private PayloadBuilder sections(PayloadBuilder builder) {
        return builder.put(
                        "queue_metrics",
                        Payload.builder().put("cooldown_events", 0).build())
                .put("employment", Map.of("pending", List.of(agents.get(0)), "pending_count", 1))
                .put("conflict", Map.of("queue_history", List.of(Map.of("tick", 1, "delta", Map.of()))))
                .put("relationship_snapshot", relationships())
                .put("events", List.of(Map.of("name", "shower", "agent", agents.get(0))))
                .put(
                        "jobs",
                        ofEach(agent -> Payload.builder()
                                .put("job_id", "grocer")
                                .put("wallet", random.nextDouble())
                                .put("lateness_counter", random.nextInt(4))
                                .build()))
                .put("economy", Map.of("bed_1", Map.of("type", "bed"), "utility_snapshot", Map.of("power", true)))
                .put("utilities", Map.of("power", true, "water", false))
                .put(
                        "reward_breakdown",
                        ofEach(agent -> Payload.builder()
                                .put("survival", 0.002)
                                .put("total", -random.nextDouble())
                                .build()))
                .put("perturbations", perturbations())
                .put("policy_identity", Map.of("config_id", "v1.3.0"))
                .put(
                        "policy_snapshot",
                        ofEach(agent -> Payload.builder()
                                .put("selected_action", "0")
                                .put("top_actions", List.of(Map.of("action", "0", "probability", 0.5)))
                                .build()))
                .putNull("anneal_status")
                .put("kpi_history", Map.of("queue_rotation_events", List.of(0, 1)));
    }

    private Payload relationships() {
        return ofEach(owner -> ofEach(other -> Payload.builder()
                .put("trust", random.nextDouble())
                .put("familiarity", 0.0)
                .put("rivalry", 0.41000000000000003)
                .build()));
    }

    private static Payload perturbations() {
        Payload cooldowns = Payload.builder()
                .put("spec", Payload.empty())
                .put("agents", Payload.empty())
                .build();
        return Payload.builder()
                .put("active", Map.of("outage", Map.of("ends_at", 12)))
                .put("pending", List.of("price_spike"))
                .put("cooldowns", cooldowns)
                .build();
    }

    private Payload ofEach(Function<String, Payload> value) {
        PayloadBuilder builder = Payload.builder(agents.size());
        agents.forEach(agent -> builder.put(agent, value.apply(agent)));
        return builder.build();
    }
}
