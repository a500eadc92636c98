package io.townlet.telemetry.api.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;
import org.jspecify.annotations.Nullable;

/** Takes one event and gives one or none. The host calls it on one thread at a time. */
@FunctionalInterface
public interface Transform extends AutoCloseable {

    /**
     * Transforms an event.
     *
     * @param event the event as the transform before left it
     * @return the event as it goes on, or null to leave it out; what is left out is counted as filtered
     * @throws Exception where the event can't be transformed: that event alone is given up, counted as {@code transform_error}
     */
    @Nullable
    TelemetryEvent apply(TelemetryEvent event) throws Exception;

    /** Lets go of what it holds. Does nothing by default. Called once, after the last {@link #apply}. */
    @Override
    default void close() {}
}
