package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.transform.TransformLayer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A transform layer that keeps what it is handed. */
final class RecordingTransforms implements TransformLayer {

    private final List<TelemetryEvent> submitted = new CopyOnWriteArrayList<>();
    private final List<Long> ticks = new CopyOnWriteArrayList<>();
    private final AtomicLong newestLoss = new AtomicLong(TelemetryEvent.NO_TICK);
    private final AtomicInteger uncopied = new AtomicInteger();

    @Override
    public void submit(TelemetryEvent event) {
        submitted.add(event);
    }

    @Override
    public void refuseUncopied() {
        uncopied.incrementAndGet();
    }

    @Override
    public long takeNewestLoss() {
        return newestLoss.getAndSet(TelemetryEvent.NO_TICK);
    }

    /** Lets the layer tell of a loss when it is next asked. */
    void lose(long tick) {
        newestLoss.set(tick);
    }

    @Override
    public void onTick(long tick) {
        ticks.add(tick);
    }

    List<TelemetryEvent> submitted() {
        return List.copyOf(submitted);
    }

    TelemetryEvent only() {
        if (submitted.size() != 1) {
            throw new AssertionError("one event was to be submitted, and not " + submitted);
        }
        return submitted.get(0);
    }

    List<Long> ticks() {
        return List.copyOf(ticks);
    }

    int uncopied() {
        return uncopied.get();
    }
}
