package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;

/**
 * A quarrel over who comes first.
 *
 * @param tick when
 * @param facility the id of what they both wanted
 * @param actor who complained
 * @param rival who stood in the way
 * @param reason what came of it: {@code ghost_step} or {@code rotation}
 * @param queueLength how many were waiting
 * @param intensity how bad it was, 0 or more
 */
record QueueConflict(
        long tick, String facility, String actor, String rival, String reason, int queueLength, double intensity) {

    Payload toPayload() {
        return Payload.builder(7)
                .put("event", "queue_conflict")
                .put("tick", tick)
                .put("object_id", facility)
                .put("actor", actor)
                .put("rival", rival)
                .put("reason", reason)
                .put("queue_length", queueLength)
                .put("intensity", intensity)
                .build();
    }
}
