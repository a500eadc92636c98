package io.townlet.telemetry.transport.websocket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a connection carries nothing any more, or never did. */
sealed interface ConnectionEnd {

    /**
     * The server closed it with a closing frame.
     *
     * @param code the code of RFC 6455, section 7.4; 1005 stands for none
     * @param reason what the server says, fit for one line
     */
    record ClosedByServer(int code, String reason) implements ConnectionEnd {}

    /**
     * The server answered the request for a WebSocket with something else.
     *
     * @param status the HTTP status
     * @param phrase what the server says with it, fit for one line; may be empty
     * @param retryAfter how long the server asks to be left alone, or null
     * @param location where the server redirects to, without its query, or null
     * @param detail what was wrong with the answer where its status is 101
     */
    record Refused(
            int status,
            String phrase,
            @Nullable Duration retryAfter,
            @Nullable String location,
            String detail) implements ConnectionEnd {}

    /**
     * The network, TLS or the peer's silence ended it.
     *
     * @param cause what was thrown
     */
    record Broken(Throwable cause) implements ConnectionEnd {}

    /** This side gave it up. */
    record GivenUp() implements ConnectionEnd {}
}
