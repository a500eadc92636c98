package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.narration.NarrationGate;
import io.townlet.telemetry.core.narration.NarrationMemory;
import io.townlet.telemetry.core.narration.NarrationSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a save holds of telemetry: {@code version}, {@code tick}, the {@code latest} events, the {@code histories}, and the {@code narration} memory.
 *
 * @param tick the tick to go on from
 * @param latest the latest events
 * @param histories the histories
 * @param narration what was narrated before
 */
record SavedState(
        long tick, Map<Latest, Payload> latest, Map<History, List<Payload>> histories, NarrationMemory narration) {

    private static final long VERSION = 1;
    private static final List<String> FIELDS = List.of("version", "tick", "latest", "histories", "narration");

    /** A state that nothing was told to. */
    static Payload empty() {
        return write(0, new EventState(1), new NarrationGate(NarrationSettings.defaults()).exportState());
    }

    /** Writes a state down. */
    static Payload write(long tick, EventState events, Payload narration) {
        PayloadBuilder latest = Payload.builder(Latest.values().length);
        for (Latest each : Latest.values()) {
            latest.put(each.wireName(), events.latest(each));
        }
        PayloadBuilder histories = Payload.builder(History.values().length);
        for (History each : History.values()) {
            histories.put(each.wireName(), (Object) events.history(each).all());
        }
        return Payload.builder(FIELDS.size())
                .put("version", VERSION)
                .put("tick", tick)
                .put("latest", latest.build())
                .put("histories", histories.build())
                .put("narration", narration)
                .build();
    }

    /** Reads a state, or says all that is wrong with it. */
    static SavedState read(Payload state) {
        List<String> problems = new ArrayList<>();
        Object version = state.get("version");
        if (!Long.valueOf(VERSION).equals(version)) {
            // Whatever else is in it, its shape isn't known.
            throw new IllegalArgumentException("the telemetry state can't be imported: version is " + version
                    + ", and must be " + VERSION + "; go on without it, or with the version that wrote it");
        }
        unknown("", state, FIELDS, problems);
        long tick = TelemetryEvent.tickOf(state);
        if (tick == TelemetryEvent.NO_TICK) {
            problems.add("tick must be a whole number");
        }
        Map<Latest, Payload> latest = latest(object(state, "latest", problems), problems);
        Map<History, List<Payload>> histories = histories(object(state, "histories", problems), problems);
        NarrationMemory narration = NarrationMemory.read(object(state, "narration", problems), problems::add);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the telemetry state can't be imported: " + String.join("; ", problems));
        }
        return new SavedState(tick, latest, histories, narration);
    }

    private static Payload object(Payload state, String field, List<String> problems) {
        Payload object = state.getPayload(field);
        if (object == null) {
            problems.add(field + " must be an object");
            return Payload.empty();
        }
        return object;
    }

    private static Map<Latest, Payload> latest(Payload saved, List<String> problems) {
        unknown(
                "latest.",
                saved,
                Arrays.stream(Latest.values()).map(Latest::wireName).toList(),
                problems);
        Map<Latest, Payload> latest = new EnumMap<>(Latest.class);
        for (Latest each : Latest.values()) {
            Payload payload = saved.getPayload(each.wireName());
            if (payload != null) {
                latest.put(each, payload);
            } else if (saved.containsKey(each.wireName())) {
                problems.add("latest." + each.wireName() + " must be an object");
            }
        }
        return latest;
    }

    private static Map<History, List<Payload>> histories(Payload saved, List<String> problems) {
        unknown(
                "histories.",
                saved,
                Arrays.stream(History.values()).map(History::wireName).toList(),
                problems);
        Map<History, List<Payload>> histories = new EnumMap<>(History.class);
        for (History each : History.values()) {
            PayloadArray entries = saved.getArray(each.wireName());
            if (entries != null && entries.stream().allMatch(Payload.class::isInstance)) {
                histories.put(each, entries.stream().map(Payload.class::cast).toList());
            } else if (saved.containsKey(each.wireName())) {
                problems.add("histories." + each.wireName() + " must be a list of objects");
            }
        }
        return histories;
    }

    private static void unknown(String path, Payload object, List<String> known, List<String> problems) {
        object.forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(path + key + " is not known; known are " + String.join(", ", known));
            }
        });
    }

    /** Puts everything where it was; what the save doesn't have is empty. */
    void restore(EventState events) {
        for (Latest each : Latest.values()) {
            events.latest(each, latest.getOrDefault(each, Payload.empty()));
        }
        for (History each : History.values()) {
            events.history(each).replace(histories.getOrDefault(each, List.of()));
        }
    }
}
