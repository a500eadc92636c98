package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;

/**
 * What the last tick left. Every accessor gives something immutable, never null, and empty before the first tick or where the tick didn't have it. Safe
 * for use by several threads, and never waiting for one.
 */
public interface TickView {

    /** {@return the tick that was emitted last, or that of an imported state; 0 before the first} */
    long currentTick();

    /** {@return the whole snapshot of the last tick, as it was built before any transform} */
    Payload snapshot();

    /** {@return counters of queueing, {@code queue_metrics}} */
    Payload queueMetrics();

    /** {@return how slots for embeddings are used, {@code embedding_metrics}} */
    Payload embeddingMetrics();

    /** {@return who waits to leave a job, {@code employment}} */
    Payload employment();

    /** {@return queues and rivalries, {@code conflict}} */
    Payload conflict();

    /** {@return how much ties have changed of late, {@code relationships}} */
    Payload relationshipMetrics();

    /** {@return every tie by owner and other, {@code relationship_snapshot}} */
    Payload relationshipSnapshot();

    /** {@return what changed between whom in this tick, {@code relationship_updates}} */
    PayloadArray relationshipUpdates();

    /** {@return the changes of this tick by owner, {@code relationship_overlay}} */
    Payload relationshipOverlay();

    /**
     * Sums up {@link #relationshipSnapshot()}.
     *
     * @return by owner, up to three {@code top_friends} (most trust and familiarity first) and {@code top_rivals} (most rivalry first); made
     *     anew by each call
     */
    Payload relationshipSummary();

    /** {@return what happened in this tick, {@code events}} */
    PayloadArray events();

    /** {@return each agent's work, {@code jobs}} */
    Payload jobSnapshot();

    /** {@return facilities and their stock, {@code economy}} */
    Payload economy();

    /** {@return prices and wages, {@code economy_settings}} */
    Payload economySettings();

    /** {@return which prices are raised now, {@code price_spikes}} */
    Payload priceSpikes();

    /** {@return which utilities work, {@code utilities}} */
    Payload utilities();

    /** {@return what can be done with which objects, {@code affordance_manifest}} */
    Payload affordanceManifest();

    /** {@return each agent's reward by its parts, {@code reward_breakdown}} */
    Payload rewardBreakdown();

    /** {@return how stable the simulation is; from {@code stability.metrics} of the tick, or the event of that name where that came later} */
    Payload stabilityMetrics();

    /** {@return what stability warns of; from {@code stability.alerts} of the tick, or of the event {@code stability.metrics}} */
    PayloadArray stabilityAlerts();

    /** {@return whether a new policy may be released, {@code promotion}} */
    Payload promotion();

    /** {@return what disturbs the simulation now and soon, {@code perturbations}} */
    Payload perturbations();

    /** {@return what each agent's policy chose, {@code policy_snapshot}} */
    Payload policySnapshot();

    /** {@return which policy runs; from {@code policy_identity} of the tick, or the event {@code policy.metadata} where that came later} */
    Payload policyIdentity();

    /** {@return how far a policy is annealed, {@code anneal_status}} */
    Payload annealStatus();

    /** {@return key figures over time, {@code kpi_history}} */
    Payload kpiHistory();

    /**
     * Tells how each transport was doing at the end of the last tick, flush or close. {@link SimulationTelemetry#latestTransportStatus()} asks the
     * transports themselves.
     *
     * @return in the order of the configuration
     */
    List<TransportStatus> transportStatus();
}
