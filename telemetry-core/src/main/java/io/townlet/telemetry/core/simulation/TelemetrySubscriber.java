package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.TelemetryEvent;

/**
 * Is told of every event of a simulation, and of every tick as a whole snapshot, even where a diff goes out: before any transform, so nothing is redacted.
 *
 * <p>It is called by a thread of its own, one event at a time, in order. One that is slow loses its oldest events, which are counted; one that throws
 * goes on with the next. Neither is felt by the simulation.
 */
@FunctionalInterface
public interface TelemetrySubscriber {

    /**
     * Takes an event.
     *
     * @param event what happened, with its tick
     * @throws Exception where it can't; counted and logged
     */
    void onEvent(TelemetryEvent event) throws Exception;
}
