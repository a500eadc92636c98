package io.townlet.telemetry.api.transport;

import java.time.Duration;

/**
 * Delivers batches to one place.
 *
 * <p>The host calls {@link #start} and {@link #send} one at a time, though not always on the same thread. It calls {@link #close}
 * once or more, from any thread, also while {@code start} or {@code send} is under way.
 */
public interface Transport extends AutoCloseable {

    /**
     * Gets ready to send: opens the file, connects. Called before the first {@code send}, and again after an attempt that failed as
     * retryable or unexpectedly; whatever an earlier call left behind is then let go of first.
     *
     * @param timeout the longest that it may take; never negative
     * @throws TransportException where it can't be done now (retryable) or ever (permanent)
     */
    void start(Duration timeout) throws TransportException;

    /**
     * Delivers a batch. A normal return means that every event was delivered, as far as the other side can tell.
     *
     * @param batch the events
     * @param timeout the longest that it may take; never negative
     * @throws TransportException where not all were delivered; its type decides what becomes of the rest, and {@link
     *     TransportException#deliveredPrefix()} says how many leading events need not be sent again
     * @throws IllegalStateException where the transport was never started
     */
    void send(Batch batch, Duration timeout) throws TransportException;

    /**
     * Lets go of everything, and makes a {@code start} or {@code send} that blocks return soon, by whatever exception. Calling it
     * again does nothing. It must not block for long.
     */
    @Override
    void close();
}
