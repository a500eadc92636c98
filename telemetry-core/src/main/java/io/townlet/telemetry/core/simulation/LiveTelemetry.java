package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.aggregation.Artefact;
import io.townlet.telemetry.core.aggregation.SnapshotPublisher;
import io.townlet.telemetry.core.aggregation.TickArtefacts;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.config.SimulationSettings;
import io.townlet.telemetry.core.narration.Narration;
import io.townlet.telemetry.core.narration.NarrationGate;
import io.townlet.telemetry.core.narration.NarrationVerdict;
import io.townlet.telemetry.core.thread.PipelineThread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the latest values, tells subscribers, and hands everything to a sink. */
final class LiveTelemetry implements SimulationTelemetry {

    private final TelemetrySink sink;
    private final SnapshotPublisher snapshots;
    private final TelemetryClock clock;
    private final TickState ticks = new TickState();
    private final EventState events;
    private final TelemetryView view;
    private final Subscribers subscribers;
    private final NarrationGate gate;
    private final NarrationDesk desk;

    /** Held while a tick is emitted, so that ticks follow one another. Nobody who reads takes it. */
    private final ReentrantLock tickLock = new ReentrantLock();

    /** What was told since the last tick, for the next one's snapshot. */
    private final BoundedHistory toldSince;

    LiveTelemetry(TelemetrySink sink, SnapshotPublisher snapshots, SimulationSettings settings, TelemetryClock clock) {
        this.sink = sink;
        this.snapshots = snapshots;
        this.toldSince = new BoundedHistory(settings.historyLimit());
        this.clock = clock;
        this.events = new EventState(settings.historyLimit());
        this.view = new StateView(ticks, events);
        this.subscribers = new Subscribers(settings.subscriberQueueEvents(), clock);
        this.gate = new NarrationGate(settings.narration());
        this.desk = new NarrationDesk(settings.narration());
    }

    @Override
    public void advanceTick(long tick) {
        ticks.set(tick, ticks.current().snapshot());
        sink.advanceTick(tick);
    }

    @Override
    public void emitTick(TickArtefacts artefacts) {
        tickLock.lock();
        try {
            sink.advanceTick(artefacts.tick());
            List<Payload> told = toldSince.drain();
            if (!artefacts.has(Artefact.NARRATIONS)) {
                artefacts.put(Artefact.NARRATIONS, told);
            }
            Payload snapshot = snapshots.publish(artefacts);
            ticks.set(artefacts.tick(), snapshot);
            subscribers.tell(TelemetryEvent.of("snapshot", snapshot));
            desk.ofTick(snapshot).forEach(this::narrate);
            ticks.transports(sink.latestTransportStatus());
        } finally {
            tickLock.unlock();
        }
    }

    @Override
    public void emitEvent(TelemetryEvent event) {
        if (Thread.currentThread() instanceof PipelineThread) {
            // What the pipeline's own threads log must not come back; the sink counts it.
            sink.emit(event);
            return;
        }
        TelemetryEvent dated =
                event.hasTick() ? event : event.withTick(ticks.current().number());
        Payload payload = dated.payload();
        EventRoutes.apply(
                dated.name(), payload.containsKey("tick") ? payload : payload.with("tick", dated.tick()), events);
        if (dated.name().equals("loop.tick")) {
            ticks.advance(dated.tick());
        }
        handOn(dated);
        desk.ofEvent(dated.name(), payload, events.latest(Latest.PERSONALITY)).forEach(this::narrate);
    }

    @Override
    public void emitEvent(String name, Map<String, ?> payload) {
        Payload copy;
        try {
            copy = Payload.copyOf(payload);
        } catch (RuntimeException | StackOverflowError e) {
            // The sink counts the event that can't be copied, and tells of it.
            sink.emit(name, payload);
            return;
        }
        emitEvent(TelemetryEvent.of(name, copy));
    }

    private void handOn(TelemetryEvent event) {
        subscribers.tell(event);
        sink.emit(event);
    }

    @Override
    public void emitMetric(String name, double value, Map<String, String> tags) {
        Payload metric = Payload.builder(4)
                .put("tick", ticks.current().number())
                .put("name", name)
                .put("value", value)
                .put("tags", Payload.copyOf(tags))
                .build();
        events.metrics().put(name, tags, metric);
        emitEvent(TelemetryEvent.of("metric", metric));
    }

    @Override
    public NarrationVerdict narrate(Narration narration) {
        long tick = ticks.current().number();
        NarrationVerdict verdict = gate.admit(narration, tick);
        if (verdict.told()) {
            Payload payload = narration.toPayload(tick);
            toldSince.add(payload);
            emitEvent(TelemetryEvent.of("narration." + narration.category(), payload));
        }
        return verdict;
    }

    @Override
    public TelemetryView view() {
        return view;
    }

    @Override
    public Subscription subscribe(String name, TelemetrySubscriber subscriber) {
        return subscribers.add(name, subscriber);
    }

    @Override
    public Payload exportState() {
        return SavedState.write(ticks.current().number(), events, gate.exportState());
    }

    @Override
    public void importState(Payload state) {
        SavedState saved = SavedState.read(state);
        tickLock.lock();
        try {
            saved.restore(events);
            gate.importState(saved.narration());
            snapshots.forceKeyframe();
            ticks.set(saved.tick(), Payload.empty());
            sink.advanceTick(saved.tick());
        } finally {
            tickLock.unlock();
        }
    }

    @Override
    public boolean isStub() {
        return false;
    }

    @Override
    public List<TransportStatus> latestTransportStatus() {
        return sink.latestTransportStatus();
    }

    @Override
    public LedgerReport flush(Duration timeout) {
        LedgerReport report = sink.flush(timeout);
        ticks.transports(sink.latestTransportStatus());
        return report;
    }

    @Override
    public LedgerReport close(Duration timeout) {
        Deadline deadline = Deadline.after(clock, timeout);
        subscribers.finish();
        LedgerReport report = sink.close(timeout);
        subscribers.awaitFinished(deadline);
        ticks.transports(sink.latestTransportStatus());
        return report;
    }
}
