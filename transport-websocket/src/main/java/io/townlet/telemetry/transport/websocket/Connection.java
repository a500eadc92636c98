package io.townlet.telemetry.transport.websocket;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, from its opening to its end. One thread sends; any thread may give it up.
 *
 * <p>A ping that stands behind messages is answered by a pong once the peer's endpoint has read them (RFC 6455, sections 5.5.2 and 5.5.3), so
 * that the number of the latest pong tells what has arrived.
 */
final class Connection extends WebSocketListener {

    /** How waiting ended. */
    enum Waited {
        /** It came about. */
        DONE,
        /** The connection ended before it did. */
        ENDED,
        /** The time is over. */
        TIMED_OUT
    }

    private static final int CLOSE_NORMAL = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable WebSocket socket;
    private @Nullable Upgrade upgrade;
    private @Nullable ConnectionEnd end;
    private boolean finished;
    private long pinged;
    private long ponged;

    // ---- for the thread that sends ----

    /** Begins to connect. */
    void begin(OkHttpClient client, Request request) {
        WebSocket begun = client.newWebSocket(request, this);
        boolean tooLate;
        lock.lock();
        try {
            socket = begun;
            tooLate = end != null;
        } finally {
            lock.unlock();
        }
        if (tooLate) {
            begun.cancel();
        }
    }

    Waited awaitOpen(Deadline deadline) throws InterruptedException {
        return await(() -> upgrade != null, deadline);
    }

    /** Hands over a message, and may only be called while {@link #end} is null. It is dropped where the connection ends meanwhile. */
    void send(String message) {
        boolean unused = open().send(message);
    }

    /**
     * Asks the peer to tell when it has read all up to here.
     *
     * @return what to wait for with {@link #awaitPong}
     */
    long ping() {
        long number;
        lock.lock();
        try {
            number = ++pinged;
        } finally {
            lock.unlock();
        }
        boolean unused = open().send(PingNumber.encode(number));
        return number;
    }

    /** Waits until the peer has told that it has read all up to a ping. */
    Waited awaitPong(long number, Deadline deadline) throws InterruptedException {
        return await(() -> ponged >= number, deadline);
    }

    /** Gives the number of the latest ping that was answered. */
    long ponged() {
        lock.lock();
        try {
            return ponged;
        } finally {
            lock.unlock();
        }
    }

    /** Counts the bytes that were handed over and not yet taken by the system, headers not counted. */
    long queuedBytes() {
        return open().queueSize();
    }

    /** Gives what the server chose. */
    @Nullable
    Upgrade upgrade() {
        lock.lock();
        try {
            return upgrade;
        } finally {
            lock.unlock();
        }
    }

    private WebSocket open() {
        lock.lock();
        try {
            if (socket == null) {
                throw new IllegalStateException("not connected yet");
            }
            return socket;
        } finally {
            lock.unlock();
        }
    }

    private Waited await(BooleanSupplier reached, Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (reached.getAsBoolean()) {
                    return Waited.DONE;
                }
                if (end != null) {
                    return Waited.ENDED;
                }
                long left = deadline.remainingNanos();
                if (left <= 0) {
                    return Waited.TIMED_OUT;
                }
                long unused = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- for any thread ----

    /** Tells how the connection ended; null where it hasn't. */
    @Nullable
    ConnectionEnd end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the connection at once, and lets whoever waits for it return. */
    void giveUp() {
        endBy(new ConnectionEnd.GivenUp());
        WebSocket begun;
        lock.lock();
        try {
            begun = socket;
        } finally {
            lock.unlock();
        }
        if (begun != null) {
            begun.cancel();
        }
    }

    /** Says goodbye, and waits a moment for the answer before it ends the connection. */
    void closeOrderly(long patienceNanos) {
        if (end() == null && open().close(CLOSE_NORMAL, null)) {
            awaitFinished(patienceNanos);
        }
        giveUp();
    }

    private void awaitFinished(long patienceNanos) {
        long left = patienceNanos;
        lock.lock();
        try {
            while (!finished && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    // ---- on OkHttp's threads ----

    /** Takes the number that a pong brought back. */
    void pong(long number) {
        change(() -> {
            if (number > ponged && number <= pinged) {
                ponged = number;
            }
        });
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        Upgrade chosen = Upgrade.of(response);
        change(() -> upgrade = chosen);
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        endBy(new ConnectionEnd.ClosedByServer(code, OneLine.of(reason)));
        boolean unused = webSocket.close(CLOSE_NORMAL, null);
    }

    @Override
    public void onClosed(WebSocket webSocket, int code, String reason) {
        change(() -> finished = true);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
        endBy(response == null || upgrade() != null ? new ConnectionEnd.Broken(t) : Upgrade.refused(response, t));
        change(() -> finished = true);
    }

    /** What ended it first is what counts. */
    private void endBy(ConnectionEnd how) {
        change(() -> {
            if (end == null) {
                end = how;
            }
        });
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
