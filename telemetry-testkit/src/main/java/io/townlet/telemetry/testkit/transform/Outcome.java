package io.townlet.telemetry.testkit.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event.
 *
 * @param event what came out, or null where it was left out or given up
 * @param thrown what was thrown, or null
 */
record Outcome(@Nullable TelemetryEvent event, @Nullable Throwable thrown) {

    /** Tells it so that two outcomes can be compared, without any value of the payload. */
    String summary() {
        return thrown != null ? thrown.getClass().getName() : event == null ? "left out" : "goes on";
    }

    boolean isLike(Outcome other) {
        return summary().equals(other.summary()) && Objects.equals(event, other.event);
    }
}
