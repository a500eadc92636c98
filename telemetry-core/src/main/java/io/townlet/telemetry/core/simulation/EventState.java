package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** What events have told. Reading takes no lock. Safe for use by several threads. */
final class EventState {

    private final Map<Latest, AtomicReference<Payload>> latest = new EnumMap<>(Latest.class);
    private final Map<History, BoundedHistory> histories = new EnumMap<>(History.class);
    private final MetricBook metrics = new MetricBook();

    EventState(int historyLimit) {
        for (Latest each : Latest.values()) {
            latest.put(each, new AtomicReference<>(Payload.empty()));
        }
        for (History each : History.values()) {
            histories.put(each, new BoundedHistory(historyLimit));
        }
    }

    Payload latest(Latest slot) {
        return Objects.requireNonNull(slot(slot).get());
    }

    void latest(Latest slot, Payload payload) {
        slot(slot).set(payload);
    }

    private AtomicReference<Payload> slot(Latest slot) {
        return Objects.requireNonNull(latest.get(slot));
    }

    BoundedHistory history(History history) {
        return Objects.requireNonNull(histories.get(history));
    }

    MetricBook metrics() {
        return metrics;
    }
}
