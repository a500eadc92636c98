package io.townlet.telemetry.testkit.net;

import java.io.IOException;

/** What a server does with one connection. Runs on a thread of the connection's own. */
@FunctionalInterface
public interface Conversation {

    /**
     * Talks until it is over; the connection is closed afterwards.
     *
     * @param connection the connection
     * @throws IOException where the other side, or the test, ends it
     * @throws InterruptedException where the server is closed
     */
    void hold(LoopbackConnection connection) throws IOException, InterruptedException;
}
