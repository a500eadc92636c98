package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the events of a trial, no two the same unless a test says so, and the batches they go in. Used by the test's thread. */
final class SampleEvents {

    private static final String AROUND = "not a part of any line";

    private int nextNumber;
    private int nextBatch;

    /** Makes an event of a line, which stands in the middle of its buffer, as it does where an encoder shares one. */
    EncodedEvent event(String line) {
        byte[] bytes = (AROUND + line + "\n" + AROUND).getBytes(StandardCharsets.UTF_8);
        return new EncodedEvent(
                "contract.event",
                EventKind.EVENT,
                nextNumber++,
                Payload.empty(),
                bytes,
                AROUND.length(),
                bytes.length - 2 * AROUND.length());
    }

    /** Makes numbered events of about so many bytes each, and never fewer than 30. */
    List<EncodedEvent> events(int count, int size) {
        String filler = "x".repeat(Math.max(0, size - 30));
        List<EncodedEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(event("{\"n\":" + nextNumber + ",\"x\":\"" + filler + "\"}"));
        }
        return events;
    }

    /** Makes small numbered events. */
    List<EncodedEvent> events(int count) {
        return events(count, 40);
    }

    /** Makes events that a careless transport breaks. */
    List<EncodedEvent> oddOnes(int largest) {
        return List.of(
                event("{}"),
                event("{\"text\":\"Zoë, 東京, 🏘, \u2028, \u0085, \uFEFF\"}"),
                event("{\"escapes\":\"\\n \\r \\t \\\" \\\\ \\u0000 \\ud83c\\udfd8 %s %n ${x} &amp;\"}"),
                event("{\"spaces\":  \"  \" }  "),
                event("{\"large\":\"" + "é".repeat((largest - 20) / 2) + "\"}"),
                event("{}"));
    }

    /** Makes the first attempt at a batch. */
    Batch batch(List<EncodedEvent> events) {
        return Batch.of("contract-" + nextBatch++, 1, events);
    }

    /** Gives the lines of events, without the line feeds. */
    static List<String> lines(List<EncodedEvent> events) {
        return events.stream().map(SampleEvents::line).toList();
    }

    private static String line(EncodedEvent event) {
        byte[] bytes = new byte[event.length() - 1];
        event.bytes().get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
