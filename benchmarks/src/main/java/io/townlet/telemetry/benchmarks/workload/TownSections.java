package io.townlet.telemetry.benchmarks.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makes the sections of a town's snapshot, as nested maps and lists. The same seed gives the same town. */
final class TownSections {

    private static final List<String> ACTIVITIES = List.of("idle", "on_time", "late", "absent");

    private final SplittableRandom random;
    private final List<String> agents;

    TownSections(long seed, int agentCount) {
        random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= agentCount; i++) {
            names.add("agent_" + i);
        }
        agents = List.copyOf(names);
    }

    List<String> agents() {
        return agents;
    }

    Map<String, Object> snapshot(Map<String, Object> jobs, Map<String, Object> rewards) {
        return fields(
                "schema_version", "0.9.7",
                "tick", 0L,
                "payload_type", "snapshot",
                "queue_metrics", queueMetrics(),
                "embedding_metrics", fields("allocations_total", 2.0, "forced_reuse_count", 0.0, "reuse_warning", 0.0),
                "employment", fields("pending", List.of(), "pending_count", 0L, "exits_today", 1L, "queue_limit", 8L),
                "conflict", fields("queues", queueMetrics(), "rivalry", fields(), "rivalry_events", List.of()),
                "relationship_snapshot", ofEach(this::ties),
                "events", List.of(fields("event", "shower_power_outage", "tick", 17L)),
                "narrations", List.of(),
                "jobs", jobs,
                "economy", economy(),
                "reward_breakdown", rewards,
                "stability", stability(),
                "perturbations", fields("active", fields(), "pending", List.of(), "cooldowns", fields()),
                "policy_identity", fields("config_id", "v1.3.0", "policy_hash", "", "observation_variant", "hybrid"),
                "policy_snapshot", ofEach(agent -> policy()),
                "kpi_history", kpiHistory());
    }

    Map<String, Object> jobs() {
        return ofEach(agent -> job());
    }

    Map<String, Object> rewards() {
        return ofEach(agent -> reward());
    }

    Map<String, Object> queueMetrics() {
        return fields(
                "cooldown_events", count(20),
                "ghost_step_events", count(20),
                "rotation_events", count(20));
    }

    Map<String, Object> job() {
        return fields(
                "job_id", "grocer",
                "on_shift", random.nextBoolean(),
                "wallet", amount(10),
                "lateness_counter", count(5),
                "wages_earned", count(40),
                "meals_cooked", count(9),
                "meals_consumed", count(9),
                "basket_cost", amount(1),
                "shift_state", ACTIVITIES.get(random.nextInt(ACTIVITIES.size())),
                "attendance_ratio", amount(1),
                "late_ticks_today", count(30),
                "exit_pending", random.nextBoolean());
    }

    Map<String, Object> reward() {
        return fields(
                "survival",
                0.002,
                "needs_penalty",
                -amount(1),
                "social",
                amount(1),
                "wage",
                0.0,
                "punctuality",
                amount(1),
                "terminal_penalty",
                0.0,
                "clip_adjustment",
                amount(1),
                "total",
                -amount(1));
    }

    private Map<String, Object> policy() {
        double first = amount(1);
        return fields(
                "selected_action",
                Integer.toString(random.nextInt(2)),
                "log_prob",
                -amount(1),
                "value_pred",
                -amount(1),
                "top_actions",
                List.of(fields("action", "0", "probability", first), fields("action", "1", "probability", 1 - first)));
    }

    private Map<String, Object> ties(String owner) {
        Map<String, Object> ties = new LinkedHashMap<>();
        int at = agents.indexOf(owner);
        for (int i = 1; i <= 3; i++) {
            ties.put(
                    agents.get((at + i) % agents.size()),
                    fields("trust", amount(1), "familiarity", amount(1), "rivalry", amount(1)));
        }
        return ties;
    }

    private Map<String, Object> economy() {
        return fields(
                "shower_1", fields("type", "shower", "stock", fields("power_on", 1L)),
                "bed_1", fields("type", "bed", "stock", fields("sleep_slots", 1L, "sleep_capacity", 1L)),
                "fridge_1", fields("type", "fridge", "stock", fields("meals", 5L)),
                "stove_1", fields("type", "stove", "stock", fields("raw_ingredients", 3L)));
    }

    private Map<String, Object> stability() {
        return fields(
                "starvation_incidents", count(3),
                "option_switch_rate", amount(1),
                "reward_variance", amount(1),
                "reward_mean", -amount(1),
                "alerts", List.of("queue_fairness_pressure"),
                "hunger_levels", ofEach(agent -> amount(1)));
    }

    private Map<String, Object> kpiHistory() {
        return fields(
                "queue_conflict_intensity", amounts(10),
                "employment_lateness", amounts(10),
                "late_help_events", amounts(10));
    }

    private Map<String, Object> ofEach(Function<String, Object> value) {
        Map<String, Object> each = new LinkedHashMap<>();
        for (String agent : agents) {
            each.put(agent, value.apply(agent));
        }
        return each;
    }

    private List<Object> amounts(int count) {
        List<Object> amounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            amounts.add(amount(1));
        }
        return amounts;
    }

    private long count(int bound) {
        return random.nextInt(bound);
    }

    /** Gives an amount of up to six decimals. */
    private double amount(int bound) {
        return random.nextInt(bound * 1_000_000) / 1_000_000.0;
    }

    private static Map<String, Object> fields(Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return fields;
    }
}
