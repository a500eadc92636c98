package io.townlet.telemetry.testkit.tcp;

import io.townlet.telemetry.testkit.net.LoopbackConnection;
import java.io.IOException;
import java.io.OutputStream;

/** One accepted connection, in the hands of a {@link TcpBehaviour}. For use by the connection's thread alone. */
public final class TcpConnection {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final LoopbackConnection connection;
    private final LineCollector lines;
    private final byte[] chunk = new byte[CHUNK_BYTES];

    TcpConnection(LoopbackConnection connection, LineCollector lines) {
        this.connection = connection;
        this.lines = lines;
    }

    /**
     * Reads lines until the client ends the connection.
     *
     * @throws IOException where it does so by a reset
     */
    public void readToEnd() throws IOException {
        while (read(CHUNK_BYTES) >= 0) {
            // on to the next part
        }
    }

    /**
     * Waits for some bytes, and takes the lines in them as arrived.
     *
     * @param most the most to read, 1 or more; no more than 64 KiB are read at once
     * @return how many were read, or -1 at the end
     * @throws IOException where the connection breaks
     */
    public int read(long most) throws IOException {
        int count = connection.input().read(chunk, 0, (int) Math.min(CHUNK_BYTES, most));
        if (count > 0) {
            lines.take(chunk, count);
        }
        return count;
    }

    /**
     * Reads exactly so many bytes, or up to the end.
     *
     * @param bytes how many, 0 or more
     * @return false where the end came first
     * @throws IOException where the connection breaks
     */
    public boolean readExactly(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            int count = read(left);
            if (count < 0) {
                return false;
            }
            left -= count;
        }
        return true;
    }

    /**
     * Gives the way to the client.
     *
     * @return an unbuffered stream
     */
    public OutputStream output() {
        return connection.output();
    }

    /**
     * Waits without reading until the test closes or resets the connection.
     *
     * @throws InterruptedException where the server is closed
     */
    public void stall() throws InterruptedException {
        connection.stall();
    }

    /**
     * Says that no more will be sent, and goes on receiving.
     *
     * @throws IOException where the connection is gone
     */
    public void halfClose() throws IOException {
        connection.halfClose();
    }

    /** Ends the connection with a TCP reset. */
    public void reset() {
        connection.reset();
    }
}
