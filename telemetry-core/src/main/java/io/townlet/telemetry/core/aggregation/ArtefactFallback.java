package io.townlet.telemetry.core.aggregation;

import org.jspecify.annotations.Nullable;

/** Where an artefact comes from that a simulation didn't hand over: what a program knows besides, such as its world's own state. */
@FunctionalInterface
public interface ArtefactFallback {

    /**
     * Gives an artefact. Called on the tick thread, at each tick at which the artefact is missing.
     *
     * @param artefact what is missing
     * @return anything that {@link io.townlet.telemetry.api.event.Payload#copyOf(java.util.Map)} takes as a value; null where it isn't known here either
     */
    @Nullable
    Object artefact(Artefact artefact);

    /**
     * Gives a fallback that knows nothing, so that what is missing is empty.
     *
     * @return a fallback that always gives null
     */
    static ArtefactFallback none() {
        return artefact -> null;
    }
}
