package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes the sections on how well the town holds together; keeps what these need of earlier ticks. */
final class StabilitySections {

    private static final int KPI_TICKS = 20;
    private static final int PROMOTION_WINDOW = 1000;
    private static final int REQUIRED_PASSES = 2;
    private static final double STARVING = 0.05;

    private final Deque<Double> conflictIntensity = new ArrayDeque<>();
    private final Deque<Long> rotations = new ArrayDeque<>();
    private final Deque<Long> ghostSteps = new ArrayDeque<>();

    void write(Town town, PayloadBuilder snapshot) {
        double intensity = 0;
        for (QueueConflict conflict : town.queues().conflicts()) {
            intensity += conflict.intensity();
        }
        remember(conflictIntensity, Rounding.six(intensity));
        remember(rotations, town.queues().delta().rotations());
        remember(ghostSteps, town.queues().delta().ghostSteps());
        List<String> alerts = alerts(town);
        snapshot.put("stability", stability(town, alerts))
                .put("promotion", promotion())
                .put("kpi_history", kpiHistory());
    }

    private static <T> void remember(Deque<T> history, T value) {
        history.addLast(value);
        if (history.size() > KPI_TICKS) {
            history.removeFirst();
        }
    }

    private static List<String> alerts(Town town) {
        List<String> alerts = new ArrayList<>();
        if (town.agents().stream().anyMatch(agent -> agent.needs().level(Need.HUNGER) < STARVING)) {
            alerts.add("starvation");
        }
        if (!town.grid().active().isEmpty()) {
            alerts.add("utility_outage");
        }
        return alerts;
    }

    private static Payload stability(Town town, List<String> alerts) {
        int switches = 0;
        PayloadBuilder hunger = Payload.builder();
        PayloadBuilder switchCounts = Payload.builder();
        for (Agent agent : town.agents()) {
            switches += agent.switches();
            hunger.put(agent.id(), agent.needs().level(Need.HUNGER));
            switchCounts.put(agent.id(), agent.switches());
        }
        double chancesToSwitch = (double) town.tick() * town.agents().size();
        Payload metrics = Payload.builder(9)
                .put("option_switch_rate", Rounding.six(switches / chancesToSwitch))
                .put("option_samples", town.tick())
                .put("reward_variance", town.rewards().variance())
                .put("reward_mean", town.rewards().mean())
                .put("reward_samples", town.rewards().samples())
                .put("queue_totals", town.queues().totals().toPayload())
                .put("queue_deltas", town.queues().delta().toPayload())
                .put("rivalry_events", SocialSections.rivalryEvents(town.queues()))
                .put("alerts", (Object) alerts)
                .build();
        Payload inputs = Payload.builder(2)
                .put("hunger_levels", hunger.build())
                .put("option_switch_counts", switchCounts.build())
                .build();
        return Payload.builder(3)
                .put("metrics", metrics)
                .put("alerts", (Object) alerts)
                .put("inputs", inputs)
                .build();
    }

    private static Payload promotion() {
        Payload release =
                Payload.builder(1).put("config_id", SnapshotWriter.CONFIG_ID).build();
        return Payload.builder(8)
                .put("state", "monitoring")
                .put("window_ticks", PROMOTION_WINDOW)
                .put("pass_streak", 0)
                .put("required_passes", REQUIRED_PASSES)
                .put("candidate_ready", false)
                .put("current_release", release)
                .put("initial_release", release)
                .put("history", (Object) List.of())
                .build();
    }

    private Payload kpiHistory() {
        return Payload.builder(3)
                .put("queue_conflict_intensity", (Object) conflictIntensity)
                .put("queue_rotation_events", (Object) rotations)
                .put("queue_ghost_step_events", (Object) ghostSteps)
                .build();
    }
}
