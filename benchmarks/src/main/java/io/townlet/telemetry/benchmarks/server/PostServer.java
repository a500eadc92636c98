package io.townlet.telemetry.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads each request to its end, counts the events in it, and answers 200 without a body. Each connection has a thread of its own and stays
 * open. It does as little as it can, so that the clients are compared and not the server.
 */
final class PostServer implements CountingServer {

    private static final int BUFFER_BYTES = 256 << 10;
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private long events;
    private long bytes;
    private long requests;

    /** Starts to accept. */
    PostServer(ServerSocket listener) {
        this.listener = listener;
        start("accept", this::accept);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start("answer", () -> answer(socket));
            } catch (IOException e) {
                // The listener was closed, or a client went away too soon.
                Thread.onSpinWait();
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
                OutputStream out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            for (@Nullable PostRequest request = PostRequest.read(in);
                    request != null;
                    request = PostRequest.read(in)) {
                arrived(request.events(), request.body().length);
                out.write(ANSWER);
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("a connection broke: " + e);
        }
    }

    private synchronized void arrived(long found, int length) {
        events += found;
        bytes += length;
        requests++;
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    /** What was answered is counted; what wasn't is no delivery. */
    @Override
    public void settle() {}

    @Override
    public synchronized Arrivals arrivals() {
        return new Arrivals(events, bytes, requests);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
