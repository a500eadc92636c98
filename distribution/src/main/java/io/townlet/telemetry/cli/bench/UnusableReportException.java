package io.townlet.telemetry.cli.bench;

/** A file is no report that can be compared. The message says why, and what to do. */
public final class UnusableReportException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableReportException(String message) {
        super(message);
    }
}
