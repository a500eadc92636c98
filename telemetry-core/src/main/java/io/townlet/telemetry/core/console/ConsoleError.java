package io.townlet.telemetry.core.console;

import java.util.Locale;

/** Why a command was not carried out. */
public enum ConsoleError {
    /** The line can't be taken apart. */
    MALFORMED,
    /** There is no such command. */
    UNKNOWN_COMMAND,
    /** The arguments are wrong. */
    USAGE,
    /** The caller may not give it. */
    FORBIDDEN,
    /** The sink, or the program, doesn't offer what it needs. */
    UNSUPPORTED,
    /** It was begun, and failed. */
    FAILED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Gives the name that stands in results.
     *
     * @return the lower-case name, for example {@code unknown_command}
     */
    public String wireName() {
        return wireName;
    }
}
