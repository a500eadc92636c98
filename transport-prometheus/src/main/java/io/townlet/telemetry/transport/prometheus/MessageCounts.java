package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much was delivered.
 *
 * @param messages the events of each kind
 * @param bytes the bytes of each kind's lines
 */
record MessageCounts(Map<EventKind, Long> messages, Map<EventKind, Long> bytes) {

    /** Counts a batch on top. */
    MessageCounts plus(Batch batch) {
        Map<EventKind, Long> moreMessages = new EnumMap<>(messages);
        Map<EventKind, Long> moreBytes = new EnumMap<>(bytes);
        for (EncodedEvent event : batch.events()) {
            moreMessages.merge(event.kind(), 1L, Long::sum);
            moreBytes.merge(event.kind(), (long) event.length(), Long::sum);
        }
        return new MessageCounts(moreMessages, moreBytes);
    }
}
