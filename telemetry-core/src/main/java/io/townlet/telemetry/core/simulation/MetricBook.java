package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The latest value of each metric, by its name and tags. Reading takes no lock. Safe for use by several threads. */
final class MetricBook {

    /** The most metrics that are kept; those that come later are only emitted. */
    static final int MAX_METRICS = 1024;

    private final Map<String, Payload> latest = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** Keeps a value. */
    void put(String name, Map<String, String> tags, Payload metric) {
        String key = tags.isEmpty() ? name : name + new TreeMap<>(tags);
        if (latest.computeIfPresent(key, (same, before) -> metric) != null) {
            return;
        }
        if (kept.incrementAndGet() > MAX_METRICS || latest.put(key, metric) != null) {
            kept.decrementAndGet();
        }
    }

    Payload all() {
        PayloadBuilder all = Payload.builder(latest.size());
        new TreeMap<>(latest).forEach(all::put);
        return all.build();
    }
}
