package io.townlet.telemetry.cli;

/** The command can't do what it was asked for, and hasn't begun. The message says what is wrong and what to do. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
