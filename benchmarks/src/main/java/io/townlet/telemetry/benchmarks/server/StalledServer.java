package io.townlet.telemetry.benchmarks.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Accepts connections, keeps them open, and never reads from them. */
final class StalledServer implements CountingServer {

    private final ServerSocket listener;
    private final List<Socket> kept = new ArrayList<>();

    StalledServer(ServerSocket listener) {
        this.listener = listener;
        Thread thread = new Thread(this::accept, "accept");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                keep(listener.accept());
            } catch (IOException e) {
                // The listener was closed, or a client went away too soon.
                Thread.onSpinWait();
            }
        }
    }

    private synchronized void keep(Socket socket) {
        kept.add(socket);
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void settle() {}

    @Override
    public Arrivals arrivals() {
        return new Arrivals(0, 0, 0);
    }

    @Override
    public synchronized void close() throws IOException {
        listener.close();
        for (Socket socket : kept) {
            socket.close();
        }
    }
}
