package io.townlet.telemetry.cli.input;

/** A line is no event. The message says why, and at which column where that is known. */
public final class MalformedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason why the line is no event; may quote the line, so that it must not reach a terminal as it is
     */
    public MalformedLineException(String reason) {
        // There may be millions of them, and none is ever shown with its stack trace.
        super(reason, null, false, false);
    }

    /**
     * Says why, and where.
     *
     * @param reason why the line is no event
     * @param column the place in the line, in characters, the first being 1
     */
    public MalformedLineException(String reason, long column) {
        this(reason + " (column " + column + ")");
    }

    /**
     * Gives the reason.
     *
     * @return why the line is no event
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
