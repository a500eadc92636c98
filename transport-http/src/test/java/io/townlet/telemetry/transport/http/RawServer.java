package io.townlet.telemetry.transport.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;

/** A server that may break any rule of HTTP. Each connection has a thread; closing the server closes them all. */
final class RawServer implements AutoCloseable {

    /** What it does with a connection once a request has begun to come. */
    interface Conduct {
        void serve(InputStream in, OutputStream out, Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Conduct conduct;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger silent = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    private RawServer(ServerSocket listening, Conduct conduct) {
        this.listening = listening;
        this.conduct = conduct;
    }

    static RawServer start(Conduct conduct) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), conduct);
        daemon(server::accept);
        return server;
    }

    /** Reads a request with a Content-Length, and answers with these bytes. */
    static Conduct answering(String answer) {
        return (in, out, socket) -> {
            while (readRequest(in)) {
                out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        };
    }

    /** Reads one request with a Content-Length; false where the stream ends before it. */
    static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                return false;
            }
            head.append((char) read);
        }
        String length = head.toString().replaceAll("(?is).*\r\ncontent-length: (\\d+)\r\n.*", "$1");
        in.skipNBytes(Long.parseLong(length));
        return true;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // The server was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            in.mark(1);
            if (in.read() < 0) {
                silent.incrementAndGet();
                return;
            }
            in.reset();
            conduct.serve(in, socket.getOutputStream(), socket);
        } catch (IOException e) {
            // The other side went away, or the test is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps a connection as it is until the server is closed. */
    void hold() throws InterruptedException {
        closing.await();
    }

    HttpUrl url() {
        return HttpUrl.get("http://127.0.0.1:" + listening.getLocalPort() + "/events");
    }

    /** How many connections there were. */
    int connections() {
        return sockets.size();
    }

    /** How many connections have ended without a byte sent to the server. */
    int silent() {
        return silent.get();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
