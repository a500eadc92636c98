package io.townlet.telemetry.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections on a free port of the IPv4 loopback address, and holds a conversation over each on a daemon thread of its own.
 * Safe for use by several threads.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 1024;
    private static final long JOIN_MILLIS = Duration.ofSeconds(5).toMillis();

    private final String name;
    private final Conversation conversation;
    private final @Nullable ServerTls tls;
    private final InetSocketAddress address;
    private final Set<LoopbackConnection> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> shakingHands = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private @Nullable ServerSocket listener;
    private @Nullable Socket placeholder;
    private Thread acceptor;
    private volatile boolean closed;

    /**
     * Starts to listen.
     *
     * @param name names its threads
     * @param tls how it speaks TLS, or null for plaintext
     * @param conversation what it does with a connection
     * @throws UncheckedIOException where there is no free port
     */
    public LoopbackServer(String name, @Nullable ServerTls tls, Conversation conversation) {
        this.name = name;
        this.tls = tls;
        this.conversation = conversation;
        try {
            ServerSocket first = listenOn(0);
            this.address = (InetSocketAddress) first.getLocalSocketAddress();
            this.listener = first;
            this.acceptor = run("accept", () -> acceptAll(first));
        } catch (IOException e) {
            throw new UncheckedIOException("no port to listen on at the loopback address", e);
        }
    }

    private static ServerSocket listenOn(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        return socket;
    }

    /**
     * Gives its address.
     *
     * @return 127.0.0.1 and a port that stays the same until the server is closed
     */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Counts the connections it has accepted so far.
     *
     * @return a count, those whose TLS handshake failed included
     */
    public int accepted() {
        return accepted.get();
    }

    /**
     * Lists the connections that are open now.
     *
     * @return a copy
     */
    public List<LoopbackConnection> connections() {
        return List.copyOf(open);
    }

    /**
     * Refuses new connections from now on; those that are open stay. The port is kept, so that nobody else can take it, nor a client
     * connect to itself.
     *
     * @throws UncheckedIOException where the port can't be kept
     */
    public synchronized void refuse() {
        ServerSocket current = listener;
        if (current == null || closed) {
            return;
        }
        try {
            current.close();
            listener = null;
            // The system lets go of the port only when the thread has come back from its accept.
            join(acceptor);
            Socket bound = new Socket();
            placeholder = bound;
            bound.setReuseAddress(true);
            bound.bind(address);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + address.getPort() + " can't be kept while nobody listens", e);
        }
    }

    /**
     * Accepts connections again, on the same port.
     *
     * @throws UncheckedIOException where another program has taken the port meanwhile
     */
    public synchronized void listen() {
        if (listener != null || closed) {
            return;
        }
        try {
            releasePlaceholder();
            ServerSocket again = listenOn(address.getPort());
            listener = again;
            acceptor = run("accept", () -> acceptAll(again));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + address.getPort() + " can't be listened on again", e);
        }
    }

    private void releasePlaceholder() throws IOException {
        if (placeholder != null) {
            placeholder.close();
            placeholder = null;
        }
    }

    private void acceptAll(ServerSocket from) {
        while (true) {
            try {
                Socket raw = from.accept();
                accepted.incrementAndGet();
                take(raw);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void take(Socket raw) throws IOException {
        if (shakingHands.size() + open.size() >= MAX_CONNECTIONS) {
            raw.close();
            return;
        }
        shakingHands.add(raw);
        Thread unused = run("connection", () -> converse(raw));
    }

    private void converse(Socket raw) {
        try (raw) {
            LoopbackConnection connection = new LoopbackConnection(raw, tls == null ? raw : tls.wrap(raw));
            open.add(connection);
            shakingHands.remove(raw);
            try (connection) {
                conversation.hold(connection);
            } finally {
                open.remove(connection);
            }
        } catch (IOException e) {
            // The other side, or the test, has ended it; tests see that on their own side.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            shakingHands.remove(raw);
        }
    }

    private Thread run(String part, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        threads.remove(Thread.currentThread());
                    }
                },
                "testkit-" + name + "-" + part);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** Resets every open connection. */
    public void resetConnections() {
        open.forEach(LoopbackConnection::reset);
    }

    /** Stops listening, ends every connection, and waits for its threads to end. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (listener != null) {
                listener.close();
            }
            releasePlaceholder();
        } catch (IOException e) {
            // What can't be closed is gone already.
        }
        // Nothing is accepted any more once this thread has ended.
        join(acceptor);
        shakingHands.forEach(LoopbackServer::closeQuietly);
        open.forEach(LoopbackConnection::close);
        threads.forEach(Thread::interrupt);
        threads.forEach(LoopbackServer::join);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left to do for it.
        }
    }

    private static void join(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
