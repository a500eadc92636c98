package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.transport.EncodedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What goes into one message. */
enum MessageForm {

    /** One event, without the final {@code \n} of its line: the message's end does for that. */
    EVENT {
        @Override
        int end(List<EncodedEvent> events, int first, long mostBytes) {
            return first + 1;
        }

        @Override
        long bytes(List<EncodedEvent> events) {
            return events.get(0).length() - 1L;
        }
    },

    /** All events of a batch as lines, each with its final {@code \n}; more than one message only where one can't hold them. */
    BATCH {
        @Override
        int end(List<EncodedEvent> events, int first, long mostBytes) {
            int end = first + 1;
            long bytes = events.get(first).length();
            while (end < events.size() && bytes + events.get(end).length() <= mostBytes) {
                bytes += events.get(end).length();
                end++;
            }
            return end;
        }

        @Override
        long bytes(List<EncodedEvent> events) {
            return events.stream().mapToLong(EncodedEvent::length).sum();
        }
    };

    /**
     * Decides where a message ends.
     *
     * @param events the events of a batch
     * @param first the first event of the message
     * @param mostBytes the most that a message may hold; a single event may be larger
     * @return the index after the message's last event
     */
    abstract int end(List<EncodedEvent> events, int first, long mostBytes);

    /** Counts the bytes of a message. */
    abstract long bytes(List<EncodedEvent> events);

    /** Makes a message of some events, which {@link #bytes} must have found small enough. */
    String text(List<EncodedEvent> events) {
        int lines = 0;
        for (EncodedEvent event : events) {
            lines += event.length();
        }
        byte[] joined = new byte[lines];
        int at = 0;
        for (EncodedEvent event : events) {
            at = event.copyTo(joined, at);
        }
        return new String(joined, 0, (int) bytes(events), StandardCharsets.UTF_8);
    }
}
