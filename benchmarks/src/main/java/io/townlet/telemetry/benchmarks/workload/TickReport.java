package io.townlet.telemetry.benchmarks.workload;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of the eight-field event, which differ from event to event. One object is used for all events of a producer, as a loop keeps its
 * own state: what is made of the values is up to the contestant, and its cost. Not safe for use by several threads.
 */
public final class TickReport {

    /** The name that every contestant gives the event, where it takes a name at all. */
    public static final String EVENT_NAME = "loop.tick";

    /** The names of the fields, in the order in which a line has them. */
    public static final List<String> FIELDS = List.of(
            "tick",
            "status",
            "duration_ms",
            "failure_count",
            "queue_length",
            "dropped_messages",
            "perturbations_active",
            "employment_exit_queue");

    /** A loop reports more than once in a tick, so that not every event is the first of its tick. */
    static final int EVENTS_PER_TICK = 50;

    private static final long DURATION_STEP = 2_654_435_761L;
    private static final long LONGEST_DURATION_MICROS = 25_000_000L;
    private static final double MICROS_PER_MILLI = 1_000_000.0;

    private final long salt;
    private long sequence = -1;

    /**
     * Makes a source; {@link #advance} gives it its first values.
     *
     * @param producer makes producers differ
     */
    public TickReport(int producer) {
        this.salt = producer * 7_919L;
    }

    /** Goes on to the next event's values. */
    public void advance() {
        sequence++;
    }

    /**
     * Gives the tick.
     *
     * @return a number that grows by 1 with every 50 events
     */
    public long tick() {
        return sequence / EVENTS_PER_TICK;
    }

    /**
     * Gives the loop's state.
     *
     * @return mostly {@code ok}
     */
    public String status() {
        long at = sequence % 64;
        if (at == 13) {
            return "degraded";
        }
        return at == 42 ? "paused" : "ok";
    }

    /**
     * Gives how long the tick took.
     *
     * @return milliseconds with six decimals, 0 to 25
     */
    public double durationMs() {
        return ((sequence + salt) * DURATION_STEP % LONGEST_DURATION_MICROS) / MICROS_PER_MILLI;
    }

    /**
     * Counts failures.
     *
     * @return mostly 0
     */
    public long failureCount() {
        return sequence % 100 == 0 ? 1 : 0;
    }

    /**
     * Gives the length of a queue.
     *
     * @return 0 to 499
     */
    public long queueLength() {
        return (sequence * 31 + salt) % 500;
    }

    /**
     * Counts dropped messages.
     *
     * @return a number that grows now and then
     */
    public long droppedMessages() {
        return sequence / 1_000;
    }

    /**
     * Counts perturbations.
     *
     * @return 0 to 3
     */
    public long perturbationsActive() {
        return sequence & 3;
    }

    /**
     * Gives the length of the queue of those who want to leave their job.
     *
     * @return 0 to 8
     */
    public long employmentExitQueue() {
        return sequence % 9;
    }

    /**
     * Puts the values into a payload, field by field.
     *
     * @param builder an empty builder, which is used up
     * @return the payload of all fields, in their order
     */
    public Payload fill(PayloadBuilder builder) {
        return builder.put("tick", tick())
                .put("status", status())
                .put("duration_ms", durationMs())
                .put("failure_count", failureCount())
                .put("queue_length", queueLength())
                .put("dropped_messages", droppedMessages())
                .put("perturbations_active", perturbationsActive())
                .put("employment_exit_queue", employmentExitQueue())
                .build();
    }

    /**
     * Gathers the values as a program does that works with maps.
     *
     * @return a new map of all fields, in their order, that belongs to the caller
     */
    public Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tick", tick());
        fields.put("status", status());
        fields.put("duration_ms", durationMs());
        fields.put("failure_count", failureCount());
        fields.put("queue_length", queueLength());
        fields.put("dropped_messages", droppedMessages());
        fields.put("perturbations_active", perturbationsActive());
        fields.put("employment_exit_queue", employmentExitQueue());
        return fields;
    }
}
