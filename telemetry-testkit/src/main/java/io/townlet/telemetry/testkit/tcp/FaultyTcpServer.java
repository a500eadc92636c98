package io.townlet.telemetry.testkit.tcp;

import io.townlet.telemetry.testkit.net.Arrivals;
import io.townlet.telemetry.testkit.net.LoopbackConnection;
import io.townlet.telemetry.testkit.net.LoopbackServer;
import io.townlet.telemetry.testkit.net.ServerTls;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A TCP server on a free port of 127.0.0.1, which reads lines of UTF-8 until a test tells it to misbehave. Real sockets, daemon
 * threads, ended by {@link #close}. Safe for use by several threads.
 *
 * <pre>{@code
 * try (FaultyTcpServer server = FaultyTcpServer.start()) {
 *     server.behave(TcpBehaviour.resetAfter(1000));
 *     // ... let the transport under test send to server.endpoint() ...
 *     server.behave(TcpBehaviour.readLines());
 *     // ... let it start and send again ...
 *     server.awaitLines(20);
 * }
 * }</pre>
 */
public final class FaultyTcpServer implements AutoCloseable {

    private final Arrivals<String> lines = new Arrivals<>("lines");
    private final Arrivals<String> tornLines = new Arrivals<>("torn lines");
    private final Arrivals<Integer> served = new Arrivals<>("connections");
    private final LoopbackServer server;
    private volatile TcpBehaviour behaviour = TcpBehaviour.readLines();

    private FaultyTcpServer(@Nullable ServerTls tls) {
        server = new LoopbackServer("tcp", tls, this::serve);
    }

    /**
     * Starts a plaintext server.
     *
     * @return a server that reads lines
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyTcpServer start() {
        return new FaultyTcpServer(null);
    }

    /**
     * Starts a server that shakes hands by TLS before anything else.
     *
     * @param context holds the server's certificate
     * @return a server that reads lines
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyTcpServer startTls(SSLContext context) {
        return new FaultyTcpServer(ServerTls.of(context));
    }

    /**
     * Starts a server that shakes hands by TLS before anything else.
     *
     * @param context holds the server's certificate
     * @param parameters for example the protocols, or that a client certificate is needed
     * @return a server that reads lines
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyTcpServer startTls(SSLContext context, SSLParameters parameters) {
        return new FaultyTcpServer(new ServerTls(context, parameters));
    }

    private void serve(LoopbackConnection connection) throws IOException, InterruptedException {
        LineCollector collector = new LineCollector(lines, tornLines);
        served.add(served.all().size(), 0);
        try {
            behaviour.serve(new TcpConnection(connection, collector));
        } finally {
            collector.end();
        }
    }

    /**
     * Changes what it does with the connections it accepts from now on. Those that are open go on as they began.
     *
     * @param behaviour what to do
     */
    public void behave(TcpBehaviour behaviour) {
        this.behaviour = behaviour;
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
     * Gives host and port.
     *
     * @return for example {@code 127.0.0.1:40123}
     */
    public String endpoint() {
        return "127.0.0.1:" + port();
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

    /** Closes every open connection; one that has unread bytes is reset by the system. */
    public void closeConnections() {
        server.connections().forEach(LoopbackConnection::close);
    }

    /**
     * Says on every open connection that no more will be sent, and goes on with it.
     *
     * @throws IOException where one is gone already
     */
    public void halfCloseConnections() throws IOException {
        for (LoopbackConnection connection : server.connections()) {
            connection.halfClose();
        }
    }

    /**
     * Gives the whole lines that have arrived.
     *
     * @return a copy, without the line feeds; in order within a connection
     */
    public List<String> lines() {
        return lines.all();
    }

    /**
     * Waits for lines.
     *
     * @param count how many, counted from the server's start
     * @return all there are then, at least that many
     * @throws AssertionError where they don't come within 10 seconds
     */
    public List<String> awaitLines(int count) {
        return lines.await(count);
    }

    /**
     * Gives what connections left of a last line when they ended.
     *
     * @return a copy
     */
    public List<String> tornLines() {
        return tornLines.all();
    }

    /**
     * Counts the connections that it has accepted so far.
     *
     * @return a count, those whose TLS handshake failed included
     */
    public int connections() {
        return server.accepted();
    }

    /**
     * Waits for connections that are ready to be used: accepted, and the TLS handshake done.
     *
     * @param count how many, counted from the server's start
     * @throws AssertionError where they don't come within 10 seconds
     */
    public void awaitConnections(int count) {
        served.await(count);
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() {
        server.close();
    }
}
