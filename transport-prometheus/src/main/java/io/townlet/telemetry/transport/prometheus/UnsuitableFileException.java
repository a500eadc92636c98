package io.townlet.telemetry.transport.prometheus;

import java.io.IOException;

/** The path names something that can never be such a file; the message says what, and what to do. */
final class UnsuitableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsuitableFileException(String message) {
        super(message);
    }
}
