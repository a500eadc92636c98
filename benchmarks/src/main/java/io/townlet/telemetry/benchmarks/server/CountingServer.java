package io.townlet.telemetry.benchmarks.server;

import java.io.IOException;

/** A server on the loopback interface. Safe for use by several threads. */
interface CountingServer extends AutoCloseable {

    int port();

    /** Waits until everything that clients which are gone have sent is counted. */
    void settle() throws IOException, InterruptedException;

    Arrivals arrivals();

    @Override
    void close() throws IOException;
}
