package io.townlet.telemetry.api.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Events that are sent together, in the order in which they are to arrive. Immutable; at least one event.
 *
 * @param key identifies the batch: the same on every retry of the same events, different for any other batch of any pipeline; fit for
 *     an idempotency header (letters, digits, hyphens and dots)
 * @param attempt 1 for the first attempt, one more for each retry
 * @param events the events, oldest first
 * @param byteCount the sum of the events' lengths in bytes
 */
public record Batch(String key, int attempt, List<EncodedEvent> events, long byteCount) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException where there is no event
     */
    public Batch {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one event");
        }
    }

    /**
     * Makes a batch and counts its bytes.
     *
     * @param key identifies the batch
     * @param attempt 1 for the first attempt
     * @param events the events, oldest first
     * @return the batch
     * @throws IllegalArgumentException where there is no event
     */
    public static Batch of(String key, int attempt, List<EncodedEvent> events) {
        long bytes = 0;
        for (EncodedEvent event : events) {
            bytes += event.length();
        }
        return new Batch(key, attempt, events, bytes);
    }

    /**
     * Counts the events.
     *
     * @return how many events there are, at least 1
     */
    public int size() {
        return events.size();
    }

    /**
     * Tells the tick of the last event.
     *
     * @return the tick
     */
    public long lastTick() {
        return events.get(events.size() - 1).tick();
    }

    /**
     * Writes all lines, one after the other.
     *
     * @param out where to
     * @throws IOException where the stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        for (EncodedEvent event : events) {
            event.writeTo(out);
        }
    }
}
