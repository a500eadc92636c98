package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each agent was rewarded with in the last tick, and how that has been of late. */
final class RewardBook {

    static final int WINDOW_SAMPLES = 120;

    private static final double BOUND = 0.2;

    /**
     * The parts of one agent's reward in one tick.
     *
     * @param needsPenalty 0 or less
     * @param wage what work paid
     * @param punctuality for being on time
     * @param clip what keeps the total within its bounds
     */
    record Reward(double needsPenalty, double wage, double punctuality, double clip) {

        private static final double SURVIVAL = 0.002;

        double total() {
            return Rounding.six(SURVIVAL + needsPenalty + wage + punctuality + clip);
        }

        Payload toPayload() {
            return Payload.builder(8)
                    .put("survival", SURVIVAL)
                    .put("needs_penalty", needsPenalty)
                    .put("social", 0.0)
                    .put("wage", wage)
                    .put("punctuality", punctuality)
                    .put("terminal_penalty", 0.0)
                    .put("clip_adjustment", clip)
                    .put("total", total())
                    .build();
        }
    }

    private final Map<String, Reward> current = new LinkedHashMap<>();
    private final Deque<Double> window = new ArrayDeque<>();

    void settle(List<Agent> agents, EmploymentDesk desk) {
        for (Agent agent : agents) {
            Attendance.ShiftState shift = desk.attendance(agent).state();
            boolean paid = shift != Attendance.ShiftState.IDLE && agent.activity() == Activity.WORK;
            double needs = Rounding.six(-0.1 * agent.needs().penalty());
            double wage = paid ? agent.job().wage() : 0;
            double punctuality = paid && shift == Attendance.ShiftState.ON_TIME ? 0.01 : 0;
            double raw = Reward.SURVIVAL + needs + wage + punctuality;
            double clip = Rounding.six(Math.min(BOUND, Math.max(-BOUND, raw)) - raw);
            Reward reward = new Reward(needs, wage, punctuality, clip);
            current.put(agent.id(), reward);
            window.addLast(reward.total());
            if (window.size() > WINDOW_SAMPLES) {
                window.removeFirst();
            }
        }
    }

    Map<String, Reward> current() {
        return current;
    }

    int samples() {
        return window.size();
    }

    double mean() {
        double sum = 0;
        for (double sample : window) {
            sum += sample;
        }
        return window.isEmpty() ? 0 : Rounding.six(sum / window.size());
    }

    double variance() {
        double mean = mean();
        double sum = 0;
        for (double sample : window) {
            sum += (sample - mean) * (sample - mean);
        }
        return window.isEmpty() ? 0 : Rounding.six(sum / window.size());
    }
}
