package io.townlet.telemetry.transport.file;

import java.io.IOException;

/** The path names something that lines can never be appended to; the message says what, and what to do. */
final class UnsuitableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsuitableFileException(String message) {
        super(message);
    }
}
