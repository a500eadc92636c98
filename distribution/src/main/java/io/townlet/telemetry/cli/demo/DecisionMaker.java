package io.townlet.telemetry.cli.demo;

import java.util.EnumMap;
import java.util.Map;

/** Chooses what an agent does next: the more urgent, the more likely. */
final class DecisionMaker {

    private static final double SHARPNESS = 6;

    private final TownRandom random;

    DecisionMaker(TownRandom random) {
        this.random = random;
    }

    void decide(Agent agent, boolean onShift, boolean mealsThere) {
        Map<Activity, Double> chances = chances(agent.needs(), onShift, mealsThere);
        double point = random.between(0.0, 1.0);
        Activity chosen = Activity.WAIT;
        for (Map.Entry<Activity, Double> chance : chances.entrySet()) {
            chosen = chance.getKey();
            point -= chance.getValue();
            if (point < 0) {
                break;
            }
        }
        agent.decide(chosen, chances);
    }

    private static Map<Activity, Double> chances(Needs needs, boolean onShift, boolean mealsThere) {
        Map<Activity, Double> weights = new EnumMap<>(Activity.class);
        weights.put(Activity.WAIT, weight(0.2));
        weights.put(Activity.WORK, onShift ? weight(0.8) : 0.0);
        weights.put(mealsThere ? Activity.EAT : Activity.COOK, weight(1 - needs.level(Need.HUNGER)));
        weights.put(Activity.WASH, weight(0.9 - needs.level(Need.HYGIENE)));
        weights.put(Activity.SLEEP, weight(0.9 - needs.level(Need.ENERGY)));
        double sum = 0;
        for (double weight : weights.values()) {
            sum += weight;
        }
        double total = sum;
        weights.replaceAll((activity, weight) -> weight / total);
        return weights;
    }

    // StrictMath gives the same bits everywhere, which Math.exp need not.
    private static double weight(double urgency) {
        return StrictMath.exp(SHARPNESS * urgency);
    }
}
