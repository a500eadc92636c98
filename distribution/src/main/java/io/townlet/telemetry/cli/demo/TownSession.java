package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.core.aggregation.TickArtefacts;
import io.townlet.telemetry.core.health.TickHealth;
import io.townlet.telemetry.core.narration.Narration;
import io.townlet.telemetry.core.narration.NarrationVerdict;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Lets one tick of a town pass after the other, and tells a pipeline of each, and how it went. Not safe for use by several threads. */
public final class TownSession {

    /** What such a small town has none of. */
    private static final List<String> ABSENT =
            List.of("embedding_metrics", "relationships", "price_spikes", "affordance_manifest");

    private static final int TICKS_BETWEEN_METRICS = 10;
    private static final String LAST_OF_TICK = "loop.tick";
    private static final double NANOS_PER_MILLI = 1e6;

    /** What was told of a tick is waited for no longer than so many times {@link #GLANCE}. */
    private static final int MAX_GLANCES = 100;

    /** How soon a stop that is requested ends the wait. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final TownEvents events;
    private final SimulationTelemetry telemetry;
    private final InputCounts counts;
    private final BooleanSupplier stopped;
    private final TickHealth health;
    private boolean settles = true;

    /**
     * Founds a town.
     *
     * @param seed decides all that happens
     * @param ticks how many ticks there are, 0 or more
     * @param telemetry what is told
     * @param counts counts what was told
     * @param stopped whether a stop is requested, so that nothing is waited for any more
     */
    public TownSession(
            long seed, long ticks, SimulationTelemetry telemetry, InputCounts counts, BooleanSupplier stopped) {
        this.events = new TownEvents(seed, ticks);
        this.telemetry = telemetry;
        this.counts = counts;
        this.stopped = stopped;
        this.health = new TickHealth(telemetry);
    }

    /**
     * Lets a tick pass.
     *
     * @return false where there are no more
     */
    public boolean step() {
        TelemetryEvent event = events.next();
        if (event == null) {
            return false;
        }
        telemetry.advanceTick(town().tick());
        while (event != null && !event.name().equals(LAST_OF_TICK)) {
            tell(event);
            event = events.next();
        }
        if (event != null) {
            tell(event);
        }
        settle();
        counts.countEvent();
        health.succeeded(town().tick(), Duration.ofNanos(Math.round(town().durationMs() * NANOS_PER_MILLI)));
        return true;
    }

    /** Hands an event on by the way that a simulation has for it. */
    private void tell(TelemetryEvent event) {
        if (event.kind() == EventKind.SNAPSHOT) {
            tellState(event.tick(), event.payload());
        } else if (event.kind() == EventKind.NARRATION) {
            narrate(event.payload());
        } else {
            telemetry.emitEvent(event);
            counts.countEvent();
        }
    }

    private void tellState(long tick, Payload state) {
        TickArtefacts artefacts =
                TickArtefacts.of(tick, state.without("narrations").asMap());
        ABSENT.forEach(key -> artefacts.put(key, Payload.empty()));
        telemetry.emitTick(artefacts);
        counts.countEvent();
        Payload conflict = state.getPayload("conflict");
        PayloadArray rivalries = conflict == null ? null : conflict.getArray("rivalry_events");
        if (rivalries != null && !rivalries.isEmpty()) {
            emit("rivalry.events", Payload.builder(2).put("tick", tick).put("events", (Object) rivalries));
        }
        Payload stability = state.getPayload("stability");
        if (stability != null && tick % TICKS_BETWEEN_METRICS == 0) {
            emit("stability.metrics", stability.toBuilder().put("tick", tick));
        }
        Payload identity = state.getPayload("policy_identity");
        if (identity != null && tick == 1) {
            emit("policy.metadata", identity.toBuilder().put("tick", tick));
        }
    }

    private void emit(String name, PayloadBuilder payload) {
        telemetry.emitEvent(name, payload.build());
        counts.countEvent();
    }

    private void narrate(Payload narration) {
        Payload data = narration.getPayload("data");
        String message = String.valueOf(narration.getString("message"));
        NarrationVerdict verdict = telemetry.narrate(new Narration(
                String.valueOf(narration.getString("category")),
                message,
                Boolean.TRUE.equals(narration.get("priority")),
                message,
                data == null ? Payload.empty() : data));
        if (verdict.told()) {
            counts.countEvent();
        }
    }

    /**
     * Waits until the tick is delivered, so that the health tells the same each time that a seed is used. Where a transport doesn't get that far, there is
     * nothing to be kept the same any more.
     */
    private void settle() {
        int glances = 0;
        boolean settled = false;
        while (settles && !settled && !stopped.getAsBoolean()) {
            settled = telemetry.flush(GLANCE).ledgers().stream().allMatch(ledger -> ledger.queued() == 0);
            glances++;
            settles = settled || glances < MAX_GLANCES;
        }
    }

    /** Counts an answer of a console, which tells the pipeline of it itself. */
    void answered() {
        counts.countEvent();
    }

    Town town() {
        return events.town();
    }
}
