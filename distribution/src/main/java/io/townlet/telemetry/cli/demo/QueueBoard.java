package io.townlet.telemetry.cli.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Who uses what and who waits for it, and the quarrels that come of waiting. */
final class QueueBoard {

    private static final int HISTORY_TICKS = 10;
    private static final int PATIENCE_TICKS = 4;
    private static final int GIVE_UP_TICKS = 10;

    /**
     * What went wrong in the queues in one tick.
     *
     * @param tick the tick
     * @param delta how much more than before
     * @param totals how much so far
     */
    record Entry(long tick, QueueCounts delta, QueueCounts totals) {}

    private final TownRandom random;
    private final Economy economy;
    private final Deque<Entry> history = new ArrayDeque<>();
    private final List<QueueConflict> conflicts = new ArrayList<>();
    private QueueCounts delta = QueueCounts.NONE;
    private QueueCounts totals = QueueCounts.NONE;
    private int failures;

    QueueBoard(TownRandom random, Economy economy) {
        this.random = random;
        this.economy = economy;
    }

    void beginTick() {
        delta = QueueCounts.NONE;
        failures = 0;
        conflicts.clear();
    }

    /** Lets an agent go to the facility for what it wants that has the shortest queue. */
    void join(Agent agent) {
        Facility shortest = null;
        for (Facility facility : economy.of(agent.activity())) {
            if (shortest == null || facility.queue().size() < shortest.queue().size()) {
                shortest = facility;
            }
        }
        if (shortest != null) {
            shortest.queue().add(agent);
            agent.goTo(shortest);
        }
    }

    void step(long tick, UtilityGrid grid) {
        for (Facility facility : economy.facilities()) {
            boolean supplied = grid.supplies(facility.kind());
            Agent done = supplied ? facility.finishTick() : null;
            if (done != null) {
                done.leave();
                if (!economy.serve(done, facility.kind())) {
                    failures++;
                }
            }
            if (supplied && facility.user() == null && !facility.queue().isEmpty()) {
                facility.occupy(facility.queue().remove(0));
            }
            waitAt(facility, tick);
        }
    }

    private void waitAt(Facility facility, long tick) {
        for (Agent agent : List.copyOf(facility.queue())) {
            int waited = agent.waitOneTick();
            if (waited >= GIVE_UP_TICKS) {
                facility.queue().remove(agent);
                agent.leave();
                failures++;
                count(new QueueCounts(1, 0, 0));
            } else if (waited >= PATIENCE_TICKS && random.chance(0.25)) {
                quarrel(facility, agent, tick);
            }
        }
    }

    private void quarrel(Facility facility, Agent actor, long tick) {
        List<Agent> queue = facility.queue();
        int place = queue.indexOf(actor);
        Agent ahead = place > 0 ? queue.get(place - 1) : facility.user();
        if (ahead == null) {
            return;
        }
        boolean overtakes = place > 0 && random.chance(0.5);
        if (overtakes) {
            queue.set(place - 1, actor);
            queue.set(place, ahead);
            count(new QueueCounts(0, 1, 0));
        } else if (queue.size() > 1) {
            queue.add(queue.remove(0));
            count(new QueueCounts(0, 0, 1));
        }
        conflicts.add(new QueueConflict(
                tick,
                facility.id(),
                actor.id(),
                ahead.id(),
                overtakes ? "ghost_step" : "rotation",
                queue.size(),
                Rounding.six(0.5 + 0.25 * queue.size())));
    }

    private void count(QueueCounts more) {
        delta = delta.plus(more);
        totals = totals.plus(more);
    }

    void endTick(long tick) {
        history.addLast(new Entry(tick, delta, totals));
        if (history.size() > HISTORY_TICKS) {
            history.removeFirst();
        }
    }

    List<QueueConflict> conflicts() {
        return conflicts;
    }

    QueueCounts delta() {
        return delta;
    }

    QueueCounts totals() {
        return totals;
    }

    Iterable<Entry> history() {
        return history;
    }

    /** How many agents went away without what they had come for, in this tick. */
    int failures() {
        return failures;
    }

    int waiting() {
        int sum = 0;
        for (Facility facility : economy.facilities()) {
            sum += facility.queue().size();
        }
        return sum;
    }
}
