package io.townlet.telemetry.transport.tcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A real server at a free port of the loopback interface. It reads only what a test asks it to, and so stalls by itself. */
final class LineServer implements AutoCloseable {

    private final ServerSocket server;

    private LineServer(ServerSocket server) {
        this.server = server;
    }

    static LineServer start() throws IOException {
        return start(InetAddress.getLoopbackAddress());
    }

    static LineServer start(InetAddress address) throws IOException {
        return new LineServer(new ServerSocket(0, 50, address));
    }

    int port() {
        return server.getLocalPort();
    }

    /** Takes the next connection. */
    Session accept() throws IOException {
        return new Session(server.accept());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection, driven by the test. */
    record Session(Socket socket) implements AutoCloseable {

        byte[] read(int bytes) throws IOException {
            return socket.getInputStream().readNBytes(bytes);
        }

        /** Reads until the client ends the connection in good order, and then ends it too. */
        byte[] readToEnd() throws IOException {
            byte[] all = socket.getInputStream().readAllBytes();
            socket.close();
            return all;
        }

        CompletableFuture<byte[]> readToEndMeanwhile() {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return readToEnd();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        void say(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        void endOutput() throws IOException {
            socket.shutdownOutput();
        }

        /** Breaks the connection, as a system does whose process was killed with bytes unread. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
