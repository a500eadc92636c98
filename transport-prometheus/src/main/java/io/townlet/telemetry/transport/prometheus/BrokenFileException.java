package io.townlet.telemetry.transport.prometheus;

/** The file that is there isn't one that this transport wrote, or not all of one; the message says what is wrong with it. */
final class BrokenFileException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenFileException(String message) {
        super(message);
    }
}
