package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The latest entries, the oldest first. Whoever reads gets a list that never changes, without a lock. Safe for use by several threads. */
final class BoundedHistory {

    private final int limit;
    private final AtomicReference<List<Payload>> entries = new AtomicReference<>(List.of());

    BoundedHistory(int limit) {
        this.limit = limit;
    }

    void add(Payload entry) {
        entries.updateAndGet(before -> {
            List<Payload> after = new ArrayList<>(Math.min(before.size() + 1, limit));
            after.addAll(before.size() < limit ? before : before.subList(1, limit));
            after.add(entry);
            return List.copyOf(after);
        });
    }

    /** Takes other entries in place of its own: the last of them, where they are too many. */
    void replace(List<Payload> others) {
        entries.set(List.copyOf(others.subList(Math.max(0, others.size() - limit), others.size())));
    }

    /** Takes all entries out. */
    List<Payload> drain() {
        return Objects.requireNonNull(entries.getAndSet(List.of()));
    }

    List<Payload> all() {
        return Objects.requireNonNull(entries.get());
    }
}
