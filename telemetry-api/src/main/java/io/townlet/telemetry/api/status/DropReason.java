package io.townlet.telemetry.api.status;

import java.util.Locale;

/** Why an event was given up. */
public enum DropReason {
    /** The transport's buffer was full, and this was its oldest event. */
    OVERFLOW,
    /** The intake queue was full, and this was its oldest event. */
    INTAKE_OVERFLOW,
    /** It is bigger than the transport's buffer, or the other side refused it, alone, as too large. */
    TOO_LARGE,
    /** It was sent as often as configured, and failed each time. */
    RETRY_EXHAUSTED,
    /** The other side, or the transport, said that it can never be delivered. */
    PERMANENT,
    /** A transform threw on it, or it could not be copied or encoded. */
    TRANSFORM_ERROR,
    /** The transport was marked failed. */
    TRANSPORT_FAILED,
    /** The pipeline was closed before it could be delivered. */
    SHUTDOWN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Gives the name that stands in the status.
     *
     * @return the lower-case name, for example {@code retry_exhausted}
     */
    public String wireName() {
        return wireName;
    }
}
