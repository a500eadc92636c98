package io.townlet.telemetry.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The town as a whole: lets one tick pass after the other. */
final class Town {

    private static final List<Job> JOBS = List.of(
            new Job("grocer", 16, 48, 0.05), new Job("barista", 24, 56, 0.06), new Job("courier", 40, 80, 0.04));
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "dmitri", "elif", "femi");

    private final TownRandom random;
    private final List<Agent> agents = new ArrayList<>();
    private final Economy economy = new Economy();
    private final Relationships relationships = new Relationships();
    private final Narrator narrator = new Narrator();
    private final RewardBook rewards = new RewardBook();
    private final UtilityGrid grid;
    private final QueueBoard queues;
    private final EmploymentDesk desk;
    private final DecisionMaker decisions;
    private long tick;
    private double durationMs;

    Town(long seed) {
        random = new TownRandom(seed);
        for (String name : NAMES) {
            Job job = JOBS.get(agents.size() % JOBS.size());
            agents.add(new Agent(name, job, new Needs(random), Rounding.six(random.between(2.0, 5.0))));
        }
        grid = new UtilityGrid(random);
        queues = new QueueBoard(random, economy);
        desk = new EmploymentDesk(agents);
        decisions = new DecisionMaker(random);
    }

    void step() {
        tick++;
        narrator.beginTick(tick);
        queues.beginTick();
        relationships.beginTick();
        economy.restock(tick);
        grid.step(tick, narrator);
        for (Agent agent : agents) {
            agent.needs().decay();
            if (agent.at() == null) {
                decisions.decide(agent, desk.onShift(agent, tick), economy.meals() > 0);
                queues.join(agent);
            }
        }
        queues.step(tick, grid);
        desk.step(tick, narrator);
        mingle();
        rewards.settle(agents, desk);
        queues.endTick(tick);
        // What the tick would have taken: a measured time would make every run tell something else.
        durationMs = Rounding.six(1.5 + 0.2 * queues.waiting() + random.between(0.0, 0.5));
    }

    private void mingle() {
        for (QueueConflict conflict : queues.conflicts()) {
            relationships.quarrelled(conflict);
            narrator.queueConflict(conflict);
        }
        Map<Job, Agent> lastAtWork = new LinkedHashMap<>();
        for (Agent agent : agents) {
            if (agent.activity() == Activity.WORK && desk.onShift(agent, tick)) {
                Agent colleague = lastAtWork.put(agent.job(), agent);
                if (colleague != null) {
                    relationships.metAtWork(colleague.id(), agent.id());
                }
            }
        }
    }

    long tick() {
        return tick;
    }

    /** How long the last tick is said to have taken, in milliseconds. */
    double durationMs() {
        return durationMs;
    }

    List<Agent> agents() {
        return agents;
    }

    Economy economy() {
        return economy;
    }

    Relationships relationships() {
        return relationships;
    }

    Narrator narrator() {
        return narrator;
    }

    RewardBook rewards() {
        return rewards;
    }

    UtilityGrid grid() {
        return grid;
    }

    QueueBoard queues() {
        return queues;
    }

    EmploymentDesk desk() {
        return desk;
    }
}
