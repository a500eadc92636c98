package io.townlet.telemetry.testkit.http;

import io.townlet.telemetry.testkit.net.Arrivals;
import io.townlet.telemetry.testkit.net.LoopbackConnection;
import io.townlet.telemetry.testkit.net.LoopbackServer;
import io.townlet.telemetry.testkit.net.ServerTls;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on a free port of 127.0.0.1, which records requests and answers them by a script: the given answers one after the
 * other, then always the last resort, which is 200 unless a test sets another. Real sockets, daemon threads, ended by {@link #close}.
 * Safe for use by several threads.
 *
 * <pre>{@code
 * try (FaultyHttpServer server = FaultyHttpServer.start()) {
 *     server.answer(HttpAnswer.status(503).withHeader("Retry-After", "2"), HttpAnswer.status(200).resetAfter(0));
 *     // ... let the transport under test post to server.url("/events") ...
 *     server.awaitRequests(2).get(0).text();
 * }
 * }</pre>
 */
public final class FaultyHttpServer implements AutoCloseable {

    private final Arrivals<RecordedRequest> requests = new Arrivals<>("requests");
    private final ConcurrentLinkedQueue<HttpAnswer> script = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server;
    private final String scheme;
    private volatile HttpAnswer lastResort = HttpAnswer.status(200);

    private FaultyHttpServer(@Nullable ServerTls tls) {
        scheme = tls == null ? "http" : "https";
        server = new LoopbackServer("http", tls, this::serve);
    }

    /**
     * Starts a plaintext server.
     *
     * @return a server that answers 200
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyHttpServer start() {
        return new FaultyHttpServer(null);
    }

    /**
     * Starts a server that speaks TLS, and HTTP/1.1 alone within.
     *
     * @param context holds the server's certificate
     * @return a server that answers 200
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyHttpServer startTls(SSLContext context) {
        return new FaultyHttpServer(ServerTls.of(context));
    }

    /**
     * Starts a server that speaks TLS, and HTTP/1.1 alone within.
     *
     * @param context holds the server's certificate
     * @param parameters for example the protocols, or that a client certificate is needed
     * @return a server that answers 200
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyHttpServer startTls(SSLContext context, SSLParameters parameters) {
        return new FaultyHttpServer(new ServerTls(context, parameters));
    }

    private void serve(LoopbackConnection connection) throws IOException, InterruptedException {
        new HttpConversation(connection, head -> nextAnswer(), requests::add).hold();
    }

    private HttpAnswer nextAnswer() {
        HttpAnswer next = script.poll();
        return next == null ? lastResort : next;
    }

    /**
     * Adds to the script: each answer serves one request, in this order.
     *
     * @param next the answers
     */
    public void answer(HttpAnswer... next) {
        script.addAll(List.of(next));
    }

    /**
     * Sets what is answered whenever the script has come to its end.
     *
     * @param answer the answer
     */
    public void otherwise(HttpAnswer answer) {
        lastResort = answer;
    }

    /**
     * Gives the URL of a path.
     *
     * @param path begins with {@code /}
     * @return for example {@code http://127.0.0.1:40123/events}
     */
    public URI url(String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    /**
     * Gives its port.
     *
     * @return a port that stays the same until it is closed
     */
    public int port() {
        return server.address().getPort();
    }

    /**
     * Gives the requests that have arrived whole.
     *
     * @return a copy, in the order of arrival
     */
    public List<RecordedRequest> requests() {
        return requests.all();
    }

    /**
     * Waits for requests.
     *
     * @param count how many, counted from the server's start
     * @return all there are then, at least that many
     * @throws AssertionError where they don't come within 10 seconds
     */
    public List<RecordedRequest> awaitRequests(int count) {
        return requests.await(count);
    }

    /**
     * Counts the connections that it has accepted so far.
     *
     * @return a count, those whose TLS handshake failed included
     */
    public int connections() {
        return server.accepted();
    }

    /** Refuses new connections from now on; those that are open stay, and the port is kept. */
    public void refuse() {
        server.refuse();
    }

    /** Accepts connections again, on the same port. */
    public void listen() {
        server.listen();
    }

    /** Resets every open connection. */
    public void resetConnections() {
        server.resetConnections();
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() {
        server.close();
    }
}
