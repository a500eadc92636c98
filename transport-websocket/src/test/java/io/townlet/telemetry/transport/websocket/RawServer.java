package io.townlet.telemetry.transport.websocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A server on the loopback interface that does with each connection what a script says, frame by frame. */
final class RawServer implements AutoCloseable {

    /** What is done with one connection, which is closed afterwards. */
    interface Script {
        void run(RawPeer peer) throws Exception;
    }

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Script> scripts;

    /** Serves the first connection with the first script and so on, and all further ones with the last. */
    RawServer(Script... scripts) throws IOException {
        this.scripts = List.of(scripts);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    String url() {
        return "ws://127.0.0.1:" + port() + "/events?token=sesame";
    }

    private void accept() {
        for (int i = 0; true; i++) {
            Script script = scripts.get(Math.min(i, scripts.size() - 1));
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket, script));
            } catch (IOException e) {
                return; // It was closed.
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            script.run(new RawPeer(socket));
        } catch (Exception | AssertionError e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Stops to listen, waits for the scripts, and fails where one of them has. */
    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(RawPeer.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("a script hangs");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for a script", e);
        }
        if (failure.get() != null) {
            throw new AssertionError("a script failed", failure.get());
        }
    }
}
