package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.List;

/** The batch that a transport is at, or is to try again: an entity of its own, not a value. Immutable. */
final class OutgoingBatch {

    private final String key;
    private final List<EncodedEvent> events;
    private final long bytes;
    private final int failures;
    private final long notBefore;

    private OutgoingBatch(String key, List<EncodedEvent> events, long bytes, int failures, long notBefore) {
        this.key = key;
        this.events = List.copyOf(events);
        this.bytes = bytes;
        this.failures = failures;
        this.notBefore = notBefore;
    }

    /** A batch that wasn't tried yet. The key identifies these very events towards the other side. */
    static OutgoingBatch first(String key, List<EncodedEvent> events) {
        return new OutgoingBatch(key, events, bytesOf(events), 0, 0);
    }

    String key() {
        return key;
    }

    /** What is not delivered yet, oldest first. */
    List<EncodedEvent> events() {
        return events;
    }

    long bytes() {
        return bytes;
    }

    /** How many attempts failed. */
    int failures() {
        return failures;
    }

    /** When it may be tried again, in nanoseconds of the pipeline's clock; meaningless before the first failure. */
    long notBefore() {
        return notBefore;
    }

    Batch attempt() {
        return new Batch(key, failures + 1, events, bytes);
    }

    /** The same events, to be tried again. */
    OutgoingBatch failed(long retryAt) {
        return new OutgoingBatch(key, events, bytes, failures + 1, retryAt);
    }

    /** What is left when some but not all leading events were delivered; other events, so another key. */
    OutgoingBatch without(int delivered) {
        return delivered == 0 ? this : part(delivered, events.size());
    }

    OutgoingBatch firstHalf() {
        return part(0, events.size() / 2);
    }

    List<EncodedEvent> secondHalf() {
        return events.subList(events.size() / 2, events.size());
    }

    private OutgoingBatch part(int from, int to) {
        List<EncodedEvent> part = events.subList(from, to);
        return new OutgoingBatch(key + "." + from + "-" + to, part, bytesOf(part), failures, notBefore);
    }

    static long bytesOf(List<EncodedEvent> events) {
        long sum = 0;
        for (EncodedEvent event : events) {
            sum += event.length();
        }
        return sum;
    }
}
