package io.townlet.telemetry.api.option;

import org.jspecify.annotations.Nullable;

/** A configured value can't be used. The message says what is allowed, and never holds the value of a secret. */
public final class InvalidOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what is allowed, or what is wrong, and what to do
     */
    public InvalidOptionException(String message) {
        super(message);
    }

    /**
     * Says what is wrong, and why.
     *
     * @param message what is allowed, or what is wrong, and what to do
     * @param cause what it came from, or null
     */
    public InvalidOptionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
