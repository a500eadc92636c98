package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.narration.NarrationSettings;

/**
 * The settings of what a simulation talks to. Immutable.
 *
 * @param historyLimit the most entries of each history, 1 to {@link #MAX_HISTORY}
 * @param subscriberQueueEvents the most events that wait for a subscriber, 1 to {@link #MAX_SUBSCRIBER_QUEUE}
 * @param narration how much is narrated
 */
public record SimulationSettings(int historyLimit, int subscriberQueueEvents, NarrationSettings narration) {

    /** The most entries that a history may be set to. */
    public static final int MAX_HISTORY = 1000;

    /** The most events that a subscriber's queue may be set to. */
    public static final int MAX_SUBSCRIBER_QUEUE = 65_536;

    /** Checks the bounds. */
    public SimulationSettings {
        if (historyLimit < 1 || historyLimit > MAX_HISTORY) {
            throw new IllegalArgumentException("historyLimit is " + historyLimit + ", and must be 1 to " + MAX_HISTORY);
        }
        if (subscriberQueueEvents < 1 || subscriberQueueEvents > MAX_SUBSCRIBER_QUEUE) {
            throw new IllegalArgumentException(
                    "subscriberQueueEvents is " + subscriberQueueEvents + ", and must be 1 to " + MAX_SUBSCRIBER_QUEUE);
        }
    }

    /** {@return histories of 200, queues of 1024 events, and the default limits of narrations} */
    public static SimulationSettings defaults() {
        return new SimulationSettings(200, 1024, NarrationSettings.defaults());
    }
}
