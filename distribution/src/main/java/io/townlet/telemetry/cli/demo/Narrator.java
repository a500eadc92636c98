package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import java.util.ArrayList;
import java.util.List;

/** Tells of what happens, in sentences; no more than a reader can follow. */
final class Narrator {

    private static final int MAX_PER_TICK = 3;

    private final List<Narration> current = new ArrayList<>();
    private long tick;
    private long suppressed;

    /**
     * One sentence.
     *
     * @param tick when it was told
     * @param category what it is about
     * @param message the sentence
     * @param priority whether it should be seen before others
     * @param data who and what takes part
     */
    record Narration(long tick, String category, String message, boolean priority, Payload data) {}

    void beginTick(long now) {
        tick = now;
        current.clear();
    }

    void outageBegun(UtilityGrid.Outage outage) {
        tell("utility_outage", "The town has lost its " + nameOf(outage) + ".", true, dataOf(outage));
    }

    void outageOver(UtilityGrid.Outage outage) {
        tell("utility_restored", "The " + nameOf(outage) + " is back.", false, dataOf(outage));
    }

    void queueConflict(QueueConflict conflict) {
        tell(
                "queue_conflict",
                conflict.actor() + " and " + conflict.rival() + " quarrel over " + conflict.facility() + ".",
                conflict.intensity() > 1,
                conflict.toPayload());
    }

    void lateForWork(Agent agent, int ticksLate) {
        Payload data = Payload.builder(2)
                .put("actor", agent.id())
                .put("ticks_late", ticksLate)
                .build();
        tell("lateness", agent.id() + " is late for work.", false, data);
    }

    void leftJob(Agent agent, int waiting) {
        Payload data = Payload.builder(2)
                .put("actor", agent.id())
                .put("still_pending", waiting)
                .build();
        tell("employment_exit", agent.id() + " has been let go.", true, data);
    }

    List<Narration> current() {
        return current;
    }

    /** How many sentences have been left out so far because there was too much to tell. */
    long suppressed() {
        return suppressed;
    }

    private void tell(String category, String message, boolean priority, Payload data) {
        if (current.size() >= MAX_PER_TICK) {
            suppressed++;
            return;
        }
        current.add(new Narration(tick, category, message, priority, data));
    }

    private static String nameOf(UtilityGrid.Outage outage) {
        return outage.utility() == UtilityGrid.Utility.POWER ? "power" : "water";
    }

    private static Payload dataOf(UtilityGrid.Outage outage) {
        return Payload.builder(2)
                .put("id", outage.id())
                .put("ticks", outage.lastTick() - outage.firstTick())
                .build();
    }
}
