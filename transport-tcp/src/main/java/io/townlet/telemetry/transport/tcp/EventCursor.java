package io.townlet.telemetry.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The bytes of some events, one after the other, copied out chunk by chunk. Not safe for use by several threads. */
final class EventCursor {

    private final List<EncodedEvent> events;
    private int next;
    private int copiedOfNext;
    private long left;

    EventCursor(List<EncodedEvent> events) {
        this.events = events;
        for (EncodedEvent event : events) {
            left += event.length();
        }
    }

    /** Tells how many bytes were not copied yet. */
    long left() {
        return left;
    }

    /** Fills all the room that a chunk has, or copies all that is left. */
    void fill(ByteBuf chunk) {
        int begin = chunk.readableBytes();
        try (ByteBufOutputStream out = new ByteBufOutputStream(chunk)) {
            while (left > chunk.readableBytes() - begin && chunk.isWritable()) {
                EncodedEvent event = events.get(next);
                if (copiedOfNext == 0 && event.length() <= chunk.writableBytes()) {
                    // By far the most frequent case, and this way it makes no garbage.
                    event.writeTo(out);
                    next++;
                } else {
                    copyPart(event, chunk);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        left -= chunk.readableBytes() - begin;
    }

    private void copyPart(EncodedEvent event, ByteBuf chunk) {
        ByteBuffer rest = event.bytes().position(copiedOfNext);
        rest.limit(copiedOfNext + Math.min(rest.remaining(), chunk.writableBytes()));
        copiedOfNext += rest.remaining();
        chunk.writeBytes(rest);
        if (copiedOfNext == event.length()) {
            next++;
            copiedOfNext = 0;
        }
    }

    /** Counts the leading events that end within the first so many bytes. */
    static int wholeEvents(List<EncodedEvent> events, long bytes) {
        long end = 0;
        for (int i = 0; i < events.size(); i++) {
            end += events.get(i).length();
            if (end > bytes) {
                return i;
            }
        }
        return events.size();
    }
}
