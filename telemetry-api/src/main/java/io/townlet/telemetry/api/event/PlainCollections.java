package io.townlet.telemetry.api.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns payloads into collections of the JDK. The depth is bounded by {@link Payload#MAX_DEPTH}. */
final class PlainCollections {

    private PlainCollections() {}

    static Map<String, @Nullable Object> map(Payload payload) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        payload.forEach((key, value) -> fields.put(key, plain(value)));
        return fields;
    }

    private static List<@Nullable Object> list(PayloadArray array) {
        List<@Nullable Object> elements = new ArrayList<>(array.size());
        for (Object each : array) {
            elements.add(plain(each));
        }
        return elements;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Payload object) {
            return map(object);
        }
        return value instanceof PayloadArray array ? list(array) : value;
    }
}
