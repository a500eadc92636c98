package io.townlet.telemetry.api.sink;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a program emits into. Every method is safe for use by several threads, virtual ones too.
 *
 * <p>{@code emit} never throws because of telemetry trouble, and never blocks longer than the pipeline's configured bound. After
 * {@code close} it still may be called; the event is then counted as dropped, for the reason {@code shutdown}.
 */
public interface TelemetrySink extends AutoCloseable {

    /** How long {@link #close()} waits, in seconds. */
    int DEFAULT_CLOSE_SECONDS = 5;

    /**
     * Emits an event. One without a tick takes the current tick; one with a tick makes it the current one.
     *
     * @param event what happened
     */
    void emit(TelemetryEvent event);

    /**
     * Emits an event whose kind and tick are found in its name and payload.
     *
     * @param name what happened, for example {@code loop.tick}
     * @param payload what is to be said of it
     */
    default void emit(String name, Payload payload) {
        emit(TelemetryEvent.of(name, payload));
    }

    /**
     * Emits an event of any map, which is copied at once by the rules of {@link Payload#copyOf}: changing it afterwards changes
     * nothing here. A map that throws while it is copied costs its own event, which is counted as {@code transform_error}.
     *
     * @param name what happened, for example {@code loop.tick}
     * @param payload what is to be said of it
     */
    void emit(String name, Map<String, ?> payload);

    /**
     * Says that the program has come to a tick. What waits for a flush interval may go out because of it.
     *
     * @param tick the tick; one lower than before restarts the flush interval
     */
    void advanceTick(long tick);

    /**
     * Gives the tick that events without one of their own take.
     *
     * @return the tick that was named last, or 0 before the first
     */
    long currentTick();

    /**
     * Sends what is queued, and waits until all that was accepted before this call is settled or the time is up.
     *
     * @param timeout the longest wait; 0 or less doesn't wait
     * @return the ledgers at the end of the wait; {@link LedgerReport#complete()} tells whether nothing was lost
     */
    LedgerReport flush(Duration timeout);

    /**
     * Stops accepting, gives what is queued one last attempt, and lets go of every resource. One deadline holds for all of it. A
     * second call waits for the first and returns the same.
     *
     * @param timeout the deadline; 0 or less gives up at once what isn't delivered
     * @return the final ledgers, in which nothing is queued any more
     */
    LedgerReport close(Duration timeout);

    /** Closes with a deadline of {@link #DEFAULT_CLOSE_SECONDS}. */
    @Override
    default void close() {
        close(Duration.ofSeconds(DEFAULT_CLOSE_SECONDS));
    }

    /**
     * Tells how each transport is doing.
     *
     * @return an immutable list in the order of the configuration
     */
    List<TransportStatus> latestTransportStatus();
}
