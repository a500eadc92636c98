package io.townlet.telemetry.testkit.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A connection that a server has accepted. Reading and writing is for one thread each; the rest is safe for any. */
public final class LoopbackConnection implements AutoCloseable {

    private final Socket raw;
    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Wraps a connection.
     *
     * @param raw the accepted socket
     * @param socket the same, or the TLS layer over it
     */
    LoopbackConnection(Socket raw, Socket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        this.output = socket.getOutputStream();
    }

    /**
     * Gives what the client sends.
     *
     * @return a buffered stream
     */
    public InputStream input() {
        return input;
    }

    /**
     * Gives the way to the client.
     *
     * @return an unbuffered stream
     */
    public OutputStream output() {
        return output;
    }

    /** Waits, without reading or writing, until the connection is closed or reset on this side. */
    public void stall() throws InterruptedException {
        closed.await();
    }

    /** Says that no more will be sent, and goes on receiving. */
    public void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection with a TCP reset, which throws away what is still on its way. */
    public void reset() {
        try {
            raw.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        close();
    }

    /** Ends the connection without a TLS farewell, which could block behind a client that doesn't read. */
    @Override
    public void close() {
        closed.countDown();
        try {
            raw.close();
        } catch (IOException e) {
            // There is nothing left to do for it.
        }
    }
}
