package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the sections that say something of each agent: jobs, needs, rewards and decisions. */
final class AgentSections {

    private static final int TOP_ACTIONS = 2;

    void write(Town town, PayloadBuilder snapshot) {
        PayloadBuilder jobs = Payload.builder();
        PayloadBuilder needs = Payload.builder();
        PayloadBuilder rewards = Payload.builder();
        PayloadBuilder policies = Payload.builder();
        for (Agent agent : town.agents()) {
            jobs.put(agent.id(), job(agent, town));
            needs.put(agent.id(), needs(agent.needs()));
            policies.put(agent.id(), policy(agent, town.tick()));
            RewardBook.Reward reward = town.rewards().current().get(agent.id());
            if (reward != null) {
                rewards.put(agent.id(), reward.toPayload());
            }
        }
        snapshot.put("jobs", jobs.build())
                .put("needs", needs.build())
                .put("reward_breakdown", rewards.build())
                .put("policy_snapshot", policies.build());
    }

    private static Payload job(Agent agent, Town town) {
        Attendance attendance = town.desk().attendance(agent);
        return Payload.builder(16)
                .put("job_id", agent.job().id())
                .put("on_shift", town.desk().onShift(agent, town.tick()))
                .put("wallet", agent.wallet())
                .put("lateness_counter", attendance.lateness())
                .put("wages_earned", attendance.wagesEarned())
                .put("meals_cooked", agent.mealsCooked())
                .put("meals_consumed", agent.mealsConsumed())
                .put("basket_cost", town.economy().mealPrice())
                .put("shift_state", attendance.state().wireName())
                .put("attendance_ratio", attendance.ratio())
                .put("late_ticks_today", attendance.lateToday())
                .put("absent_shifts_7d", attendance.absentShifts())
                .put("wages_withheld", attendance.wagesWithheld())
                .put("exit_pending", attendance.exitPending())
                .build();
    }

    private static Payload needs(Needs needs) {
        PayloadBuilder levels = Payload.builder(Need.values().length);
        for (Need need : Need.values()) {
            levels.put(need.wireName(), needs.level(need));
        }
        return levels.build();
    }

    private static Payload policy(Agent agent, long tick) {
        List<Map.Entry<Activity, Double>> likeliest =
                new ArrayList<>(agent.chances().entrySet());
        likeliest.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        List<Payload> top = likeliest.stream()
                .limit(TOP_ACTIONS)
                .map(chance -> Payload.builder(2)
                        .put("action", chance.getKey().wireName())
                        .put("probability", Rounding.six(chance.getValue()))
                        .build())
                .toList();
        double chosen = Objects.requireNonNull(agent.chances().get(agent.activity()));
        return Payload.builder(5)
                .put("tick", tick)
                .put("selected_action", agent.activity().wireName())
                .put("log_prob", Rounding.six(StrictMath.log(chosen)))
                .put("value_pred", Rounding.six(-0.1 * agent.needs().penalty()))
                .put("top_actions", (Object) top)
                .build();
    }
}
