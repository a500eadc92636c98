package io.townlet.telemetry.benchmarks.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A town that gives a snapshot of about 10 KB a tick, as a nested map. Each snapshot is a new map in which what changed since the last one is
 * new; the rest is shared, and never changed, so that a contestant may keep it. Not safe for use by several threads.
 */
public final class SnapshotTown {

    /** The name that every contestant gives the event, where it takes a name at all. */
    public static final String EVENT_NAME = "snapshot";

    private static final int AGENTS = 10;
    private static final int CHANGES = 64;

    private final List<String> agents;
    private final List<Map<String, Object>> jobChanges;
    private final List<Map<String, Object>> rewardChanges;
    private final List<Map<String, Object>> queueChanges;
    private final Map<String, Object> first;
    private Map<String, Object> jobs;
    private Map<String, Object> rewards;
    private long tick;

    /**
     * Makes a town at tick 0.
     *
     * @param producer makes producers differ
     */
    public SnapshotTown(int producer) {
        TownSections sections = new TownSections(producer, AGENTS);
        agents = sections.agents();
        jobs = sections.jobs();
        rewards = sections.rewards();
        first = sections.snapshot(jobs, rewards);
        jobChanges = Stream.generate(sections::job).limit(CHANGES).toList();
        rewardChanges = Stream.generate(sections::reward).limit(CHANGES).toList();
        queueChanges = Stream.generate(sections::queueMetrics).limit(CHANGES).toList();
    }

    /**
     * Goes on by a tick: another agent's job and reward, and the queues, have changed.
     *
     * @return the snapshot, which must not be changed; it never changes by itself either
     */
    public Map<String, Object> next() {
        tick++;
        int change = (int) (tick % CHANGES);
        String agent = agents.get((int) (tick % agents.size()));
        jobs = changed(jobs, agent, jobChanges.get(change));
        rewards = changed(rewards, agent, rewardChanges.get(change));
        Map<String, Object> snapshot = new LinkedHashMap<>(first);
        snapshot.put("tick", tick);
        snapshot.put("queue_metrics", queueChanges.get(change));
        snapshot.put("jobs", jobs);
        snapshot.put("reward_breakdown", rewards);
        return snapshot;
    }

    private static Map<String, Object> changed(Map<String, Object> section, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(section);
        copy.put(key, value);
        return copy;
    }
}
