package io.townlet.telemetry.testkit.websocket;

import java.io.IOException;

/**
 * What a {@link FaultyWebSocketServer} does with a session, once hands are shaken. The connection is closed when it returns. The usual
 * faults are here; a test may write its own.
 */
@FunctionalInterface
public interface WebSocketBehaviour {

    /**
     * Serves one session, on a thread of its own.
     *
     * @param session the session
     * @throws IOException where the connection breaks
     * @throws InterruptedException where the server is closed
     */
    void serve(WebSocketSession session) throws IOException, InterruptedException;

    /**
     * Receives messages and answers pings until the client closes, as a good server does.
     *
     * @return the behaviour
     */
    static WebSocketBehaviour receive() {
        return WebSocketSession::receiveToEnd;
    }

    /**
     * Never reads, so that the client's writes block as soon as the buffers of the system are full.
     *
     * @return the behaviour
     */
    static WebSocketBehaviour stall() {
        return WebSocketSession::stall;
    }

    /**
     * Receives messages, and leaves pings unanswered.
     *
     * @return the behaviour
     */
    static WebSocketBehaviour ignorePings() {
        return session -> {
            session.ignorePings();
            session.receiveToEnd();
        };
    }

    /**
     * Receives so many messages, then closes with a code.
     *
     * @param messages how many, 0 or more
     * @param code for example 1009
     * @param reason at most 123 bytes
     * @return the behaviour
     */
    static WebSocketBehaviour closeAfter(int messages, int code, String reason) {
        return session -> {
            if (session.receive(messages)) {
                session.close(code, reason);
                session.receiveToEnd();
            }
        };
    }

    /**
     * Receives so many messages, then resets the connection.
     *
     * @param messages how many, 0 or more
     * @return the behaviour
     */
    static WebSocketBehaviour resetAfter(int messages) {
        return session -> {
            if (session.receive(messages)) {
                session.reset();
            }
        };
    }
}
