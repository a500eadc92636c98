package io.townlet.telemetry.cli.input;

import io.townlet.telemetry.api.event.TelemetryEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a command's events come from. */
public interface EventSource {

    /**
     * Gives the next event, waiting for it where it must. Called by one thread only.
     *
     * @return the event, or null at the end
     * @throws IOException where the input can't be read on
     */
    @Nullable
    TelemetryEvent next() throws IOException;

    /** Says what is left to say, once no more is read. Called by any thread, even while another is still in {@link #next}. */
    default void finish() {}
}
