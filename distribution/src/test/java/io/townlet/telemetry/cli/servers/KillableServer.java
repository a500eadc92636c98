package io.townlet.telemetry.cli.servers;

import java.io.IOException;

/** A server that can be killed at any moment and comes back at the same port. */
interface KillableServer extends AutoCloseable {

    /** Starts it. Returns once it accepts connections. */
    void start() throws IOException;

    /** Kills it without a word of warning. */
    void kill() throws IOException;

    /** Counts what has arrived so far, roughly: it only decides when the server is killed. */
    long arrived() throws IOException;

    @Override
    default void close() throws IOException {
        kill();
    }
}
