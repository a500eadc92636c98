package io.townlet.telemetry.testkit.websocket;

import io.townlet.telemetry.testkit.http.HttpHead;
import io.townlet.telemetry.testkit.net.LoopbackConnection;
import io.townlet.telemetry.testkit.net.LoopbackServer;
import io.townlet.telemetry.testkit.net.ServerTls;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server by RFC 6455 on a free port of 127.0.0.1, which records messages until a test tells it to misbehave. It declines
 * every extension, permessage-deflate among them. Real sockets, daemon threads, ended by {@link #close}. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * try (FaultyWebSocketServer server = FaultyWebSocketServer.start()) {
 *     server.behave(WebSocketBehaviour.closeAfter(3, 1013, "try again later"));
 *     // ... let the transport under test send to server.url("/stream") ...
 *     server.awaitMessages(3);
 * }
 * }</pre>
 */
public final class FaultyWebSocketServer implements AutoCloseable {

    private final SessionRecord record = new SessionRecord();
    private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();
    private final LoopbackServer server;
    private final String scheme;
    private volatile WebSocketBehaviour behaviour = WebSocketBehaviour.receive();
    private volatile Handshake handshake = Handshake.agree(List.of());
    private volatile boolean handshakesStall;

    private FaultyWebSocketServer(@Nullable ServerTls tls) {
        scheme = tls == null ? "ws" : "wss";
        server = new LoopbackServer("websocket", tls, this::serve);
    }

    /**
     * Starts a plaintext server.
     *
     * @return a server that records messages
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyWebSocketServer start() {
        return new FaultyWebSocketServer(null);
    }

    /**
     * Starts a server that speaks TLS.
     *
     * @param context holds the server's certificate
     * @return a server that records messages
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyWebSocketServer startTls(SSLContext context) {
        return new FaultyWebSocketServer(ServerTls.of(context));
    }

    /**
     * Starts a server that speaks TLS.
     *
     * @param context holds the server's certificate
     * @param parameters for example the protocols, or that a client certificate is needed
     * @return a server that records messages
     * @throws java.io.UncheckedIOException where there is no free port
     */
    public static FaultyWebSocketServer startTls(SSLContext context, SSLParameters parameters) {
        return new FaultyWebSocketServer(new ServerTls(context, parameters));
    }

    private void serve(LoopbackConnection connection) throws IOException, InterruptedException {
        HttpHead request = HttpHead.read(connection.input());
        if (request == null) {
            return;
        }
        if (handshakesStall) {
            connection.stall();
            return;
        }
        Handshake answer = handshake;
        connection.output().write(answer.answer(request));
        record.handshakes.add(request, 0);
        if (!answer.agrees()) {
            return;
        }
        WebSocketSession session = new WebSocketSession(connection, record);
        sessions.add(session);
        try {
            behaviour.serve(session);
        } finally {
            sessions.remove(session);
        }
    }

    /**
     * Changes what it does with sessions from now on. Those that are open go on as they began.
     *
     * @param behaviour what to do
     */
    public void behave(WebSocketBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /**
     * Agrees to open a session from now on.
     *
     * @param headers more header lines, for example {@code Sec-WebSocket-Protocol: lines}
     */
    public void acceptHandshakes(String... headers) {
        handshake = Handshake.agree(List.of(headers));
        handshakesStall = false;
    }

    /**
     * Refuses to open a session from now on.
     *
     * @param status for example 503
     * @param headers more header lines, for example {@code Retry-After: 2}
     */
    public void refuseHandshakes(int status, String... headers) {
        handshake = new Handshake(status, List.of(headers));
        handshakesStall = false;
    }

    /** Reads requests to open a session from now on, and never answers them. */
    public void stallHandshakes() {
        handshakesStall = true;
    }

    /**
     * Gives the URL of a path.
     *
     * @param path begins with {@code /}
     * @return for example {@code ws://127.0.0.1:40123/stream}
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
     * Lists the sessions that are open now, to send, ping, close or reset.
     *
     * @return a copy
     */
    public List<WebSocketSession> sessions() {
        return List.copyOf(sessions);
    }

    /**
     * Gives the messages that have arrived.
     *
     * @return a copy, in the order of arrival
     */
    public List<String> messages() {
        return record.messages.all();
    }

    /**
     * Waits for messages.
     *
     * @param count how many, counted from the server's start
     * @return all there are then, at least that many
     * @throws AssertionError where they don't come within 10 seconds
     */
    public List<String> awaitMessages(int count) {
        return record.messages.await(count);
    }

    /**
     * Waits for requests to open a session that were answered.
     *
     * @param count how many, counted from the server's start
     * @return all there are then, at least that many
     * @throws AssertionError where they don't come within 10 seconds
     */
    public List<HttpHead> awaitHandshakes(int count) {
        return record.handshakes.await(count);
    }

    /**
     * Waits for pings of clients.
     *
     * @param count how many, counted from the server's start
     * @return what they carried
     * @throws AssertionError where they don't come within 10 seconds
     */
    public List<String> awaitPings(int count) {
        return record.pings.await(count);
    }

    /**
     * Waits for pongs of clients.
     *
     * @param count how many, counted from the server's start
     * @return what they carried
     * @throws AssertionError where they don't come within 10 seconds
     */
    public List<String> awaitPongs(int count) {
        return record.pongs.await(count);
    }

    /**
     * Waits for close frames of clients.
     *
     * @param count how many, counted from the server's start
     * @return their codes; 1005 where one has none
     * @throws AssertionError where they don't come within 10 seconds
     */
    public List<Integer> awaitCloseCodes(int count) {
        return record.closeCodes.await(count);
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
