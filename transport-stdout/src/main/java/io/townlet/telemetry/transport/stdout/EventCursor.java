package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.api.transport.EncodedEvent;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of some events, copied out chunk by chunk. Not safe for use by several threads. */
final class EventCursor {

    private final List<EncodedEvent> events;
    private int end;
    private int copied;
    private @Nullable ByteBuffer begun;

    /**
     * Begins at an event.
     *
     * @param events the events
     * @param first how many leading events to pass over
     */
    EventCursor(List<EncodedEvent> events, int first) {
        this.events = events;
        this.copied = first;
        this.end = events.size();
    }

    /**
     * Fills a chunk, with whole events unless one is larger than the chunk.
     *
     * @param chunk is cleared, filled, and made ready to be read
     * @return false where nothing was left to copy
     */
    boolean fill(ByteBuffer chunk) {
        chunk.clear();
        while (copied < end) {
            EncodedEvent event = events.get(copied);
            boolean fits = event.length() <= chunk.remaining();
            if (begun == null && !fits && chunk.position() > 0) {
                break;
            }
            ByteBuffer rest = begun == null ? event.bytes() : begun;
            begun = rest;
            int part = Math.min(rest.remaining(), chunk.remaining());
            chunk.put(chunk.position(), rest, rest.position(), part);
            chunk.position(chunk.position() + part);
            rest.position(rest.position() + part);
            if (rest.hasRemaining()) {
                break;
            }
            begun = null;
            copied++;
        }
        chunk.flip();
        return chunk.hasRemaining();
    }

    /** Counts the leading events of which every byte was copied, those passed over included. */
    int copied() {
        return copied;
    }

    /** Gives up the events of which no byte was copied yet. */
    void stopAfterBegun() {
        end = begun == null ? copied : copied + 1;
    }

    /** Lists the events from one on that are, or will be, copied to their end. */
    List<EncodedEvent> committedFrom(int first) {
        return events.subList(first, begun == null ? copied : copied + 1);
    }
}
