package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Makes up series of snapshots, of which a few sections change, come and go from one to the next. */
final class SnapshotSeries {

    private static final List<String> KEYS = List.of("jobs", "economy", "events", "changes", "removed", "base_tick");

    private SnapshotSeries() {}

    static Payload snapshot(long tick, Map<String, ?> sections) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema_version", "0.9.7");
        fields.put("tick", tick);
        fields.put("payload_type", "snapshot");
        fields.putAll(sections);
        return Payload.copyOf(fields);
    }

    /** Each a series of 1 to 30 snapshots, whose ticks go on by 1 to 3. */
    static Arbitrary<List<Payload>> arbitrary() {
        return Arbitraries.randomValue(random -> {
            List<Payload> series = new ArrayList<>();
            Map<String, Object> sections = new LinkedHashMap<>();
            long tick = random.nextInt(3);
            int length = 1 + random.nextInt(30);
            for (int i = 0; i < length; i++) {
                tick += 1 + random.nextInt(3);
                for (int change = random.nextInt(4); change > 0; change--) {
                    String key = KEYS.get(random.nextInt(KEYS.size()));
                    if (random.nextInt(5) == 0) {
                        sections.remove(key);
                    } else {
                        sections.put(key, value(random.nextInt(8)));
                    }
                }
                series.add(snapshot(tick, sections));
            }
            return series;
        });
    }

    /** Some of them differ on a line only. */
    private static Object value(int choice) {
        Map<String, Object> swapped = new LinkedHashMap<>();
        swapped.put("b", 2);
        swapped.put("a", 1);
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("a", 1);
        ordered.put("b", 2);
        return switch (choice) {
            case 0 -> 1L;
            case 1 -> 1.0;
            case 2 -> List.of(1, 2.0);
            case 3 -> List.of(1, 2);
            case 4 -> ordered;
            case 5 -> swapped;
            case 6 -> Map.of("value", -0.0);
            default -> Map.of("value", 0.0);
        };
    }
}
