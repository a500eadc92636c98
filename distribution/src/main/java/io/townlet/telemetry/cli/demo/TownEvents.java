package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a town has to tell, tick by tick: narrations, a snapshot named {@code snapshot}, and at last {@code loop.tick}. The same seed gives equal events. Not safe for use by several threads.
 */
public final class TownEvents {

    private final Town town;
    private final SnapshotWriter snapshots = new SnapshotWriter();
    private final long ticks;
    private final Deque<TelemetryEvent> waiting = new ArrayDeque<>();

    /**
     * Founds a town.
     *
     * @param seed decides all that happens
     * @param ticks how many ticks there are, 0 or more
     */
    public TownEvents(long seed, long ticks) {
        this.town = new Town(seed);
        this.ticks = ticks;
    }

    /**
     * Gives the next event, letting a tick pass where the last one has been told.
     *
     * @return the event, or null after the last tick
     */
    public @Nullable TelemetryEvent next() {
        if (waiting.isEmpty() && town.tick() < ticks) {
            town.step();
            tell();
        }
        return waiting.poll();
    }

    Town town() {
        return town;
    }

    private void tell() {
        for (Narrator.Narration narration : town.narrator().current()) {
            add("narration." + narration.category(), SnapshotWriter.narration(narration));
        }
        add("snapshot", snapshots.write(town));
        add("loop.tick", loopTick());
    }

    private void add(String name, Payload payload) {
        waiting.add(TelemetryEvent.of(name, payload));
    }

    private Payload loopTick() {
        int failures = town.queues().failures();
        return Payload.builder(8)
                .put("tick", town.tick())
                .put("status", failures == 0 ? "ok" : "degraded")
                .put("duration_ms", town.durationMs())
                .put("failure_count", failures)
                .put("queue_length", town.queues().waiting())
                .put("dropped_messages", town.narrator().suppressed())
                .put("perturbations_active", town.grid().active().size())
                .put("employment_exit_queue", town.desk().pendingExits().size())
                .build();
    }
}
