package io.townlet.telemetry.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One fridge, stove, shower or bed: its stock, who uses it, and who waits for it. */
final class Facility {

    private final String id;
    private final FacilityKind kind;
    private final List<Agent> queue = new ArrayList<>();
    private int stock;
    private @Nullable Agent user;
    private int ticksLeft;

    Facility(String id, FacilityKind kind, int stock) {
        this.id = id;
        this.kind = kind;
        this.stock = stock;
    }

    String id() {
        return id;
    }

    FacilityKind kind() {
        return kind;
    }

    int stock() {
        return stock;
    }

    void addStock(int amount) {
        stock += amount;
    }

    @Nullable
    Agent user() {
        return user;
    }

    /** Who waits, the first in line first. */
    List<Agent> queue() {
        return queue;
    }

    void occupy(Agent agent) {
        user = agent;
        ticksLeft = kind.ticksPerUse();
    }

    /** Uses up a tick; gives the agent that is done with it, if any. */
    @Nullable
    Agent finishTick() {
        Agent present = user;
        if (present == null || --ticksLeft > 0) {
            return null;
        }
        user = null;
        return present;
    }
}
