package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;

/**
 * How often something went wrong in the queues.
 *
 * @param cooldowns agents that gave up waiting
 * @param ghostSteps agents that stepped past the one who blocked them
 * @param rotations queues whose first went to the end
 */
record QueueCounts(long cooldowns, long ghostSteps, long rotations) {

    static final QueueCounts NONE = new QueueCounts(0, 0, 0);

    QueueCounts plus(QueueCounts other) {
        return new QueueCounts(cooldowns + other.cooldowns, ghostSteps + other.ghostSteps, rotations + other.rotations);
    }

    Payload toPayload() {
        return Payload.builder(3)
                .put("cooldown_events", cooldowns)
                .put("ghost_step_events", ghostSteps)
                .put("rotation_events", rotations)
                .build();
    }
}
