package io.townlet.telemetry.benchmarks.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Reads each body to its end, counts the events in it, and answers 200 without a body. */
final class PostServer implements CountingServer {

    private static final int THREADS = 4;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    PostServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            boolean otlp = type != null && type.startsWith("application/x-protobuf");
            events.addAndGet(otlp ? OtlpLogs.count(body) : LineServer.lines(body, body.length));
            bytes.addAndGet(body.length);
            exchange.sendResponseHeaders(200, NO_BODY);
        }
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    /** What was answered is counted; what wasn't is no delivery. */
    @Override
    public void settle() {}

    @Override
    public Arrivals arrivals() {
        return new Arrivals(events.get(), bytes.get());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
