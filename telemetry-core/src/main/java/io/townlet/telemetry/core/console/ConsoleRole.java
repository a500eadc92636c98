package io.townlet.telemetry.core.console;

import java.util.Locale;

/** What somebody may do at a console, the least first. */
public enum ConsoleRole {
    /** Look at things. */
    VIEWER,
    /** Change things too. */
    ADMIN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Gives the name that stands in results.
     *
     * @return the lower-case name, for example {@code viewer}
     */
    public String wireName() {
        return wireName;
    }
}
