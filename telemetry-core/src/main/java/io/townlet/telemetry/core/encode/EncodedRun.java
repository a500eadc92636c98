package io.townlet.telemetry.core.encode;

import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encoded events that leave the intake together, oldest first, each with the weight that it was admitted with. Handing on several at once spares the
 * transports' locks and counters, which other processors are at as well. Not safe for use by several threads.
 */
public final class EncodedRun {

    /** The most events of a run. */
    public static final int MAX_EVENTS = 64;

    private final @Nullable EncodedEvent[] events = new EncodedEvent[MAX_EVENTS];
    private final int[] weights = new int[MAX_EVENTS];
    private int size;

    /** Makes an empty run. */
    public EncodedRun() {}

    /**
     * Adds an event at the end.
     *
     * @param event the event
     * @param weight what it was admitted with
     * @throws IndexOutOfBoundsException where there are {@link #MAX_EVENTS} already
     */
    public void add(EncodedEvent event, int weight) {
        events[size] = event;
        weights[size] = weight;
        size++;
    }

    /**
     * Counts the events.
     *
     * @return 0 to {@link #MAX_EVENTS}
     */
    public int size() {
        return size;
    }

    /**
     * Gives an event.
     *
     * @param place 0 to {@code size() - 1}
     * @return the event
     */
    public EncodedEvent event(int place) {
        return Objects.requireNonNull(events[Objects.checkIndex(place, size)]);
    }

    /**
     * Gives an event's weight.
     *
     * @param place 0 to {@code size() - 1}
     * @return what the event was admitted with
     */
    public int weight(int place) {
        return weights[Objects.checkIndex(place, size)];
    }

    /** Takes all events out, to be used anew. */
    public void clear() {
        Arrays.fill(events, 0, size, null);
        size = 0;
    }
}
