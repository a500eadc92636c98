package io.townlet.telemetry.testkit.http;

/**
 * Something that goes wrong in an answer.
 *
 * @param kind what goes wrong
 * @param place where it does
 * @param bodyBytes how much of the answer's body is sent before, for {@link Place#IN_BODY}; else 0
 */
public record HttpFault(Kind kind, Place place, long bodyBytes) {

    /** What goes wrong. */
    public enum Kind {
        /** Nothing more is sent, and the connection stays open. */
        STALL,
        /** The connection is reset. */
        RESET,
        /** The connection is closed, as if all had been sent. */
        CLOSE
    }

    /** Where it goes wrong. */
    public enum Place {
        /** Before the request's body is read. */
        BEFORE_REQUEST_BODY,
        /** After the request was read, before anything is answered. */
        BEFORE_HEADERS,
        /** In the answer's body; with 0 bytes, right behind the headers. */
        IN_BODY
    }

    /** Tells whether it is at a place. */
    boolean isAt(Place other) {
        return place == other;
    }
}
