package io.townlet.telemetry.api.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The batch may well be delivered later: the other side is away, busy, or slow. */
public final class RetryableTransportException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Says that nothing of the batch is known to be delivered.
     *
     * @param message what was wrong, where, and what to do
     */
    public RetryableTransportException(String message) {
        this(message, null, 0, null);
    }

    /**
     * Says that nothing of the batch is known to be delivered.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what it came from, or null
     */
    public RetryableTransportException(String message, @Nullable Throwable cause) {
        this(message, cause, 0, null);
    }

    /**
     * Says all there is to say.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what it came from, or null
     * @param deliveredPrefix how many leading events were delivered, 0 or more
     * @param retryAfter how long the other side asks to be left alone, or null; the host bounds it
     */
    public RetryableTransportException(
            String message, @Nullable Throwable cause, int deliveredPrefix, @Nullable Duration retryAfter) {
        super(message, cause, deliveredPrefix);
        this.retryAfter = retryAfter;
    }

    /**
     * Tells how long the other side asks to be left alone.
     *
     * @return a time, or null where it doesn't ask
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
