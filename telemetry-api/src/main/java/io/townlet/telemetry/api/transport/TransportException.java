package io.townlet.telemetry.api.transport;

import org.jspecify.annotations.Nullable;

/** A batch could not be delivered, wholly or in part. The message says what was wrong, where, and what to do about it. */
public abstract sealed class TransportException extends Exception
        permits PermanentTransportException, RetryableTransportException, TooLargeTransportException {

    private static final long serialVersionUID = 1L;

    private final int deliveredPrefix;

    TransportException(String message, @Nullable Throwable cause, int deliveredPrefix) {
        super(message, cause);
        if (deliveredPrefix < 0) {
            throw new IllegalArgumentException("deliveredPrefix is " + deliveredPrefix + ", and must be 0 or more");
        }
        this.deliveredPrefix = deliveredPrefix;
    }

    /**
     * Tells how many leading events of the batch were delivered all the same, and need not be sent again.
     *
     * @return a count, 0 or more; the host takes no more than the batch has
     */
    public int deliveredPrefix() {
        return deliveredPrefix;
    }
}
