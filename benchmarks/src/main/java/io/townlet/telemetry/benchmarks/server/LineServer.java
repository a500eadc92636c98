package io.townlet.telemetry.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Counts the lines of all connections, each on a thread of its own. */
final class LineServer implements CountingServer {

    private static final int CHUNK_BYTES = 256 << 10;
    private static final long SETTLE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final ServerSocket listener;
    private int accepted;
    private int open;
    private long events;
    private long bytes;

    /**
     * Starts to accept.
     *
     * @param listener gives plain sockets, or such with TLS
     */
    LineServer(ServerSocket listener) {
        this.listener = listener;
        start("accept", this::accept);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                opened();
                start("read", () -> read(socket));
            } catch (IOException e) {
                // The listener was closed, or a client went away too soon.
                Thread.onSpinWait();
            }
        }
    }

    private void read(Socket socket) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (socket;
                InputStream in = socket.getInputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                arrived(lines(chunk, read), read);
            }
        } catch (IOException e) {
            System.err.println("a connection broke: " + e.getMessage());
        } finally {
            closed();
        }
    }

    static int lines(byte[] chunk, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private synchronized void opened() {
        accepted++;
        open++;
    }

    private synchronized void arrived(int lines, int length) {
        events += lines;
        bytes += length;
    }

    private synchronized void closed() {
        open--;
        notifyAll();
    }

    /** A client that is gone may not even have been accepted yet, so at least one connection is waited for. */
    @Override
    public synchronized void settle() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLE_NANOS;
        while (accepted == 0 || open > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IOException(accepted + " connections came and " + open + " are still open");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        accepted = 0;
    }

    @Override
    public synchronized Arrivals arrivals() {
        return new Arrivals(events, bytes, 0);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
