package io.townlet.telemetry.tls;

import org.jspecify.annotations.Nullable;

/** A PEM file can't be used. The message names the option and the file, and says what is wrong and what to do; it never holds what the file does. */
public final class TlsException extends Exception {

    private static final long serialVersionUID = 1L;

    TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
