package io.townlet.telemetry.api.transport;

import org.jspecify.annotations.Nullable;

/** The batch can never be delivered as it is, however often it is sent. */
public final class PermanentTransportException extends TransportException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that nothing of the batch was delivered.
     *
     * @param message what was wrong, where, and what to do
     */
    public PermanentTransportException(String message) {
        this(message, null, 0);
    }

    /**
     * Says all there is to say.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what it came from, or null
     * @param deliveredPrefix how many leading events were delivered, 0 or more
     */
    public PermanentTransportException(String message, @Nullable Throwable cause, int deliveredPrefix) {
        super(message, cause, deliveredPrefix);
    }
}
