package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that one transport has yet to send, oldest first. Guarded by its owner's lock. */
final class EventBuffer {

    private final ArrayDeque<EncodedEvent> events = new ArrayDeque<>();
    private long bytes;
    private long nonEmptySince;

    /** How many events in front were put back, because a batch with them was too large. */
    private int putBack;

    /** How many of those may go out together: half of what was too large, and twice as many after each batch that was not. */
    private int putBackTogether;

    boolean isEmpty() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    long bytes() {
        return bytes;
    }

    /** When it last went from empty to not empty, in nanoseconds of the pipeline's clock. */
    long nonEmptySince() {
        return nonEmptySince;
    }

    void restartWait(long now) {
        nonEmptySince = now;
    }

    void add(EncodedEvent event) {
        events.addLast(event);
        bytes += event.length();
    }

    @Nullable
    EncodedEvent pollOldest() {
        putBack = Math.max(0, putBack - 1);
        EncodedEvent oldest = events.pollFirst();
        if (oldest != null) {
            bytes -= oldest.length();
        }
        return oldest;
    }

    /** Puts the second half of a batch that was too large back in front, in its order. */
    void putBack(List<EncodedEvent> oldest) {
        for (int i = oldest.size() - 1; i >= 0; i--) {
            events.addFirst(oldest.get(i));
            bytes += oldest.get(i).length();
        }
        putBack += oldest.size();
        putBackTogether = oldest.size();
    }

    /** Tells whether there are events that were put back, and so have been due before. */
    boolean holdsPutBack() {
        return putBack > 0;
    }

    /** Takes the oldest events: at least one, and then as many as both bounds allow. What was put back goes out by itself. */
    List<EncodedEvent> take(int maxEvents, long maxBytes) {
        int most = maxEvents;
        if (putBack > 0) {
            most = Math.min(maxEvents, Math.min(putBack, putBackTogether));
            putBackTogether = Math.min(maxEvents, putBackTogether * 2);
        }
        List<EncodedEvent> taken = new ArrayList<>(Math.min(most, events.size()));
        long room = maxBytes;
        EncodedEvent next = events.peekFirst();
        while (next != null && taken.size() < most && (taken.isEmpty() || next.length() <= room)) {
            EncodedEvent unused = pollOldest();
            taken.add(next);
            room -= next.length();
            next = events.peekFirst();
        }
        return taken;
    }
}
