package io.townlet.telemetry.core.narration;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was narrated before, as far as it limits what may be. Immutable.
 *
 * @param last the tick of the last narration, or null where there was none
 * @param window the ticks of those in the window, the oldest first
 * @param byCategory the tick of the last of each category
 * @param bySubject the tick of the last on each subject
 */
public record NarrationMemory(
        @Nullable Long last, Collection<Long> window, Map<String, Long> byCategory, Map<String, Long> bySubject) {

    /** Copies the collections, keeping their order. */
    public NarrationMemory {
        window = List.copyOf(window);
        byCategory = Collections.unmodifiableMap(new LinkedHashMap<>(byCategory));
        bySubject = Collections.unmodifiableMap(new LinkedHashMap<>(bySubject));
    }

    /** Gives it as a save holds it. */
    static Payload toPayload(NarrationMemory memory) {
        PayloadBuilder state = Payload.builder(4);
        if (memory.last != null) {
            state.put("last", memory.last.longValue());
        }
        return state.put("window", (Object) List.copyOf(memory.window))
                .put("by_category", Payload.copyOf(memory.byCategory))
                .put("by_subject", Payload.copyOf(memory.bySubject))
                .build();
    }

    /**
     * Reads what a save holds.
     *
     * @param state what {@link NarrationGate#exportState()} gave
     * @param problems takes a sentence for each thing that is wrong
     * @return the memory, which is of use only where nothing is wrong
     */
    public static NarrationMemory read(Payload state, Consumer<String> problems) {
        Object last = state.get("last");
        if (last != null && !(last instanceof Long)) {
            problems.accept("narration.last must be a whole number");
        }
        return new NarrationMemory(
                last instanceof Long tick ? tick : null,
                ticks(state, problems),
                ticksByKey(state, "by_category", problems),
                ticksByKey(state, "by_subject", problems));
    }

    private static List<Long> ticks(Payload state, Consumer<String> problems) {
        PayloadArray window = state.getArray("window");
        List<Long> ticks = new ArrayList<>();
        if (window == null || window.size() > NarrationSettings.MAX_WINDOW_LIMIT) {
            problems.accept("narration.window must be a list of at most " + NarrationSettings.MAX_WINDOW_LIMIT
                    + " whole numbers");
            return ticks;
        }
        for (Object each : window) {
            if (each instanceof Long tick) {
                ticks.add(tick);
            } else {
                problems.accept("narration.window must hold whole numbers only");
                return ticks;
            }
        }
        return ticks;
    }

    private static Map<String, Long> ticksByKey(Payload state, String field, Consumer<String> problems) {
        Payload byKey = state.getPayload(field);
        Map<String, Long> ticks = new LinkedHashMap<>();
        if (byKey == null || byKey.size() > NarrationGate.MAX_REMEMBERED) {
            problems.accept("narration." + field + " must be an object of at most " + NarrationGate.MAX_REMEMBERED
                    + " whole numbers");
            return ticks;
        }
        for (int i = 0; i < byKey.size(); i++) {
            if (byKey.valueAt(i) instanceof Long tick) {
                ticks.put(byKey.keyAt(i), tick);
            } else {
                problems.accept("narration." + field + " must hold whole numbers only");
                return ticks;
            }
        }
        return ticks;
    }
}
