package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;

/** Reads what ticks and events have left. */
final class StateView implements TelemetryView {

    private final TickState ticks;
    private final EventState events;

    StateView(TickState ticks, EventState events) {
        this.ticks = ticks;
        this.events = events;
    }

    @Override
    public long currentTick() {
        return ticks.current().number();
    }

    @Override
    public Payload snapshot() {
        return ticks.current().snapshot();
    }

    @Override
    public Payload queueMetrics() {
        return object(snapshot(), "queue_metrics");
    }

    @Override
    public Payload embeddingMetrics() {
        return object(snapshot(), "embedding_metrics");
    }

    @Override
    public Payload employment() {
        return object(snapshot(), "employment");
    }

    @Override
    public Payload conflict() {
        return object(snapshot(), "conflict");
    }

    @Override
    public Payload relationshipMetrics() {
        return object(snapshot(), "relationships");
    }

    @Override
    public Payload relationshipSnapshot() {
        return object(snapshot(), "relationship_snapshot");
    }

    @Override
    public PayloadArray relationshipUpdates() {
        return array(snapshot(), "relationship_updates");
    }

    @Override
    public Payload relationshipOverlay() {
        return object(snapshot(), "relationship_overlay");
    }

    @Override
    public Payload relationshipSummary() {
        return RelationshipSummary.of(relationshipSnapshot());
    }

    @Override
    public PayloadArray events() {
        return array(snapshot(), "events");
    }

    @Override
    public Payload jobSnapshot() {
        return object(snapshot(), "jobs");
    }

    @Override
    public Payload economy() {
        return object(snapshot(), "economy");
    }

    @Override
    public Payload economySettings() {
        return object(snapshot(), "economy_settings");
    }

    @Override
    public Payload priceSpikes() {
        return object(snapshot(), "price_spikes");
    }

    @Override
    public Payload utilities() {
        return object(snapshot(), "utilities");
    }

    @Override
    public Payload affordanceManifest() {
        return object(snapshot(), "affordance_manifest");
    }

    @Override
    public Payload rewardBreakdown() {
        return object(snapshot(), "reward_breakdown");
    }

    @Override
    public Payload promotion() {
        return object(snapshot(), "promotion");
    }

    @Override
    public Payload perturbations() {
        return object(snapshot(), "perturbations");
    }

    @Override
    public Payload policySnapshot() {
        return object(snapshot(), "policy_snapshot");
    }

    @Override
    public Payload annealStatus() {
        return object(snapshot(), "anneal_status");
    }

    @Override
    public Payload kpiHistory() {
        return object(snapshot(), "kpi_history");
    }

    @Override
    public Payload stabilityMetrics() {
        Payload stability = stability();
        return stability.getPayload("metrics") == null && !stability.containsKey("alerts")
                ? stability
                : object(stability, "metrics");
    }

    @Override
    public PayloadArray stabilityAlerts() {
        return array(stability(), "alerts");
    }

    private Payload stability() {
        return newer(Latest.STABILITY, "stability");
    }

    @Override
    public Payload policyIdentity() {
        return newer(Latest.POLICY, "policy_identity");
    }

    /** Gives an event, unless the tick that has the same is a later one. */
    private Payload newer(Latest slot, String artefact) {
        Payload event = events.latest(slot);
        Payload snapshot = snapshot();
        Payload ofTick = object(snapshot, artefact);
        if (event.isEmpty() || ofTick.isEmpty()) {
            return event.isEmpty() ? ofTick : event;
        }
        return TelemetryEvent.tickOf(event) >= TelemetryEvent.tickOf(snapshot) ? event : ofTick;
    }

    @Override
    public List<TransportStatus> transportStatus() {
        return ticks.transports();
    }

    @Override
    public Payload loopTick() {
        return events.latest(Latest.LOOP_TICK);
    }

    @Override
    public Payload health() {
        return events.latest(Latest.HEALTH);
    }

    @Override
    public Payload lastFailure() {
        return events.latest(Latest.FAILURE);
    }

    @Override
    public Payload affordanceRuntime() {
        return events.latest(Latest.AFFORDANCE_RUNTIME);
    }

    @Override
    public Payload personality() {
        return events.latest(Latest.PERSONALITY);
    }

    @Override
    public List<Payload> consoleHistory() {
        return events.history(History.CONSOLE).all();
    }

    @Override
    public List<Payload> narrations() {
        return events.history(History.NARRATIONS).all();
    }

    @Override
    public List<Payload> rivalryEvents() {
        return events.history(History.RIVALRY).all();
    }

    @Override
    public List<Payload> socialEvents() {
        return events.history(History.SOCIAL).all();
    }

    @Override
    public List<Payload> preconditionFailures() {
        return events.history(History.PRECONDITION_FAILURES).all();
    }

    @Override
    public List<Payload> snapshotMigrations() {
        return events.history(History.MIGRATIONS).all();
    }

    @Override
    public List<Payload> consoleResults() {
        List<Payload> history = consoleHistory();
        if (history.isEmpty()) {
            return history;
        }
        long last = TelemetryEvent.tickOf(history.get(history.size() - 1));
        return history.stream()
                .filter(result -> TelemetryEvent.tickOf(result) == last)
                .toList();
    }

    @Override
    public PayloadArray possessedAgents() {
        return array(events.latest(Latest.POSSESSION), "agents");
    }

    @Override
    public Payload metrics() {
        return events.metrics().all();
    }

    private static Payload object(Payload from, String field) {
        Payload object = from.getPayload(field);
        return object == null ? Payload.empty() : object;
    }

    private static PayloadArray array(Payload from, String field) {
        PayloadArray array = from.getArray(field);
        return array == null ? PayloadArray.copyOf(List.of()) : array;
    }
}
