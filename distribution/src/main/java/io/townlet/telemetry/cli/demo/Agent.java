package io.townlet.telemetry.cli.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One inhabitant: needs, a purse, and what it is at. */
final class Agent {

    private final String id;
    private final Job job;
    private final Needs needs;
    private double wallet;
    private int mealsCooked;
    private int mealsConsumed;
    private int switches;
    private int ticksWaited;
    private Activity activity = Activity.WAIT;
    private @Nullable Facility at;
    private Map<Activity, Double> chances = Map.of(Activity.WAIT, 1.0);

    Agent(String id, Job job, Needs needs, double wallet) {
        this.id = id;
        this.job = job;
        this.needs = needs;
        this.wallet = wallet;
    }

    String id() {
        return id;
    }

    Job job() {
        return job;
    }

    Needs needs() {
        return needs;
    }

    double wallet() {
        return wallet;
    }

    void earn(double amount) {
        wallet = Rounding.six(wallet + amount);
    }

    boolean pay(double amount) {
        if (wallet < amount) {
            return false;
        }
        wallet = Rounding.six(wallet - amount);
        return true;
    }

    int mealsCooked() {
        return mealsCooked;
    }

    void cooked(int meals) {
        mealsCooked += meals;
    }

    int mealsConsumed() {
        return mealsConsumed;
    }

    void consumedMeal() {
        mealsConsumed++;
    }

    Activity activity() {
        return activity;
    }

    /** What it might have done, and how likely that was. */
    Map<Activity, Double> chances() {
        return chances;
    }

    /** How often it has turned to something else. */
    int switches() {
        return switches;
    }

    void decide(Activity chosen, Map<Activity, Double> likely) {
        if (chosen != activity) {
            switches++;
        }
        activity = chosen;
        chances = likely;
    }

    /** The facility that it uses or waits for. */
    @Nullable
    Facility at() {
        return at;
    }

    void goTo(Facility facility) {
        at = facility;
        ticksWaited = 0;
    }

    void leave() {
        at = null;
        ticksWaited = 0;
    }

    int waitOneTick() {
        return ++ticksWaited;
    }
}
