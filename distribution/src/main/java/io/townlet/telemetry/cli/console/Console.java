package io.townlet.telemetry.cli.console;

import java.io.PrintStream;

/**
 * Standard error: lines that stay, and where it is a terminal, a line of progress that gives way to them. Safe for use by several threads.
 */
public final class Console {

    /** The system property by which the launcher says whether standard error is a terminal; the JVM can't tell. */
    public static final String TERMINAL_PROPERTY = "telemetry.stderr.tty";

    private static final String PREFIX = "telemetry: ";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private boolean progressShown;

    /**
     * Writes to a stream.
     *
     * @param err where to
     * @param terminal whether that is a terminal
     */
    public Console(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Writes to standard error.
     *
     * @return a console that shows progress where the launcher says that it is a terminal
     */
    public static Console standardError() {
        return new Console(System.err, Boolean.getBoolean(TERMINAL_PROPERTY));
    }

    /**
     * Says something in one line of its own.
     *
     * @param text what to say; need not be safe to print
     */
    public synchronized void say(String text) {
        clearProgress();
        err.println(PREFIX + PlainText.of(text));
    }

    /**
     * Shows how far it is, in place of what was shown before. Does nothing where standard error is no terminal.
     *
     * @param text a short line; need not be safe to print
     */
    public synchronized void progress(String text) {
        if (terminal) {
            err.print(CLEAR_LINE + PlainText.of(text));
            err.flush();
            progressShown = true;
        }
    }

    /** Takes the line of progress away. */
    public synchronized void clearProgress() {
        if (progressShown) {
            err.print(CLEAR_LINE);
            err.flush();
            progressShown = false;
        }
    }
}
