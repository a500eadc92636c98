package io.townlet.telemetry.testkit.transform;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events that a careless transform stumbles over. */
final class OddEvents {

    private static final int MANY = 5000;

    private OddEvents() {}

    /** Makes one event of each kind from each odd payload, and adds the author's own, as they are and with each field distorted. */
    static List<TelemetryEvent> around(List<TelemetryEvent> own) {
        List<TelemetryEvent> events = new ArrayList<>(own);
        own.forEach(event -> distorted(event.payload()).forEach(payload -> events.add(event.withPayload(payload))));
        for (Payload payload : payloads()) {
            for (EventKind kind : EventKind.values()) {
                events.add(new TelemetryEvent("", kind, TelemetryEvent.NO_TICK, Payload.empty(), payload));
            }
        }
        return events;
    }

    private static List<Payload> payloads() {
        return List.of(
                Payload.empty(),
                deep(),
                wide(),
                Payload.copyOf(Map.of("", 1, ".", 2, "a.b", 3, "*", 4, "**", 5, "\u0000", 6, "東京 🏘", 7)),
                Payload.copyOf(Map.of(
                        "big",
                        BigInteger.TEN.pow(400),
                        "fine",
                        new BigDecimal("0.1").pow(300),
                        "least",
                        Double.MIN_VALUE,
                        "low",
                        Long.MIN_VALUE,
                        "tick",
                        "not a number")),
                Payload.copyOf(Map.of("mixed", Arrays.asList(null, 1, "two", List.of(List.of()), Map.of("k", 3.5)))),
                Payload.copyOf(Map.of("lone", "\ud800", "long", "x".repeat(100_000))),
                Payload.builder()
                        .putNull("tick")
                        .putNull("schema_version")
                        .putNull("changes")
                        .build());
    }

    private static Payload deep() {
        Payload at = Payload.empty();
        for (int depth = 1; depth < Payload.MAX_DEPTH; depth++) {
            at = Payload.copyOf(Map.of("d", at));
        }
        return at;
    }

    private static Payload wide() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < MANY; i++) {
            fields.put("field_" + i, i);
        }
        return Payload.copyOf(fields);
    }

    /** Puts something else in the place of each field, one at a time, and takes it away. */
    private static List<Payload> distorted(Payload payload) {
        List<Payload> distorted = new ArrayList<>();
        List<@Nullable Object> instead = new ArrayList<>(List.of("text", 1, 2.5, true, List.of(), Map.of()));
        instead.add(null);
        instead.add(Collections.nCopies(3, Map.of("k", List.of("v"))));
        for (int i = 0; i < payload.size(); i++) {
            String key = payload.keyAt(i);
            distorted.add(payload.without(key));
            instead.forEach(other -> distorted.add(payload.with(key, other)));
        }
        return distorted;
    }
}
