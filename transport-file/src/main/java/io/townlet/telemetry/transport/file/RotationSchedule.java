package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.transport.EncodedEvent;
import java.time.Instant;
import java.util.List;

/**
 * Decides what goes into one file.
 *
 * @param maxBytes the most bytes that a file may have, or {@link #ANY_SIZE}
 * @param intervalMillis the milliseconds that one file covers, or {@link #ANY_TIME}
 */
record RotationSchedule(long maxBytes, long intervalMillis) {

    static final long ANY_SIZE = Long.MAX_VALUE;
    static final long ANY_TIME = Long.MAX_VALUE;

    boolean rotates() {
        return maxBytes != ANY_SIZE || intervalMillis != ANY_TIME;
    }

    /** Numbers the intervals since the UTC epoch. */
    long intervalOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), intervalMillis);
    }

    /**
     * Finds how many events still go into a file. An empty file takes at least one, of whatever size.
     *
     * @param length the file's length in bytes
     * @param events the events
     * @param from the first of them that is to be written
     * @return the place after the last one that fits; {@code from} where none does
     */
    int endOfFitting(long length, List<EncodedEvent> events, int from) {
        if (maxBytes == ANY_SIZE) {
            return events.size();
        }
        int to = from;
        long filled = length;
        while (to < events.size()) {
            filled += events.get(to).length();
            if (filled > maxBytes && (length > 0 || to > from)) {
                break;
            }
            to++;
        }
        return to;
    }
}
