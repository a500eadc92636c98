package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.tls.TlsException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a transport: one connection after the other. */
final class WebSocketTransport implements Transport {

    /** How long closing waits for the server's goodbye. All that was delivered is known to be read by then. */
    private static final Duration GOODBYE_PATIENCE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);

    private final String id;
    private final WebSocketSettings settings;
    private final TelemetryClock clock;
    private final Connector connector;
    private final StartFailure startFailure;
    private final SendFailure sendFailure;
    private final ReentrantLock io = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean started;
    private boolean used;
    private boolean compressionMissed;
    private volatile @Nullable Connection connection;

    WebSocketTransport(
            String id, WebSocketSettings settings, TelemetryClock clock, Connector connector, LeaveAlone leaveAlone) {
        this.id = id;
        this.settings = settings;
        this.clock = clock;
        this.connector = connector;
        this.startFailure = new StartFailure(settings.endpoint(), leaveAlone);
        this.sendFailure = new SendFailure(settings.endpoint(), leaveAlone);
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        io.lock();
        try {
            if (closed.get()) {
                throw new IllegalStateException("transport '" + id + "' is closed and can't be started again");
            }
            letGo();
            Connection unused = connect(Deadline.after(clock, timeout));
            started = true;
        } finally {
            io.unlock();
        }
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        io.lock();
        try {
            if (!started) {
                throw new IllegalStateException("transport '" + id + "' was not started; call start before send");
            }
            if (closed.get()) {
                throw sendFailure.closedBefore();
            }
            Deadline deadline = Deadline.after(clock, timeout);
            Connection open = connection;
            // A batch that the server refused cost the connection, and is no reason for the host to start again.
            deliver(batch, open == null ? connect(deadline) : open, deadline);
        } finally {
            io.unlock();
        }
    }

    private void deliver(Batch batch, Connection open, Deadline deadline) throws TransportException {
        MessageSender sender = new MessageSender(open, sendFailure, deadline, batch.size());
        try {
            ConnectionEnd end = open.end();
            if (end != null) {
                throw sendFailure.before(end, used);
            }
            sender.send(batch.events(), settings.form());
            used = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            letGo();
            throw sendFailure.interrupted(sender.readEvents());
        } catch (TransportException e) {
            if (!sender.allRead() || open.end() != null) {
                // What was sent and not read must not arrive later, behind what is sent then.
                letGo();
            }
            throw e;
        }
    }

    private Connection connect(Deadline deadline) throws TransportException {
        Connection begun = new Connection();
        try {
            connector.begin(begun, Duration.ofNanos(Math.max(0, deadline.remainingNanos())));
            connection = begun;
            if (closed.get()) {
                begun.giveUp();
            }
            switch (begun.awaitOpen(deadline)) {
                case DONE -> accept(Objects.requireNonNull(begun.upgrade()));
                case ENDED -> throw startFailure.of(begun.end());
                case TIMED_OUT -> throw startFailure.timedOut(deadline.timeout());
            }
            used = false;
            return begun;
        } catch (TlsException e) {
            throw startFailure.unusableFiles(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            letGo();
            throw startFailure.interrupted();
        } catch (TransportException e) {
            letGo();
            throw e;
        }
    }

    private void accept(Upgrade chosen) throws TransportException {
        if (!Objects.equals(chosen.subprotocol(), settings.subprotocol())) {
            throw startFailure.wrongSubprotocol(settings.subprotocol(), chosen.subprotocol());
        }
        if (settings.compress() && !chosen.compression() && !compressionMissed) {
            compressionMissed = true;
            LOG.info(
                    "event=compression_not_agreed transport={} server={} next=\"messages are sent as they are\"",
                    id,
                    settings.endpoint());
        }
    }

    private void letGo() {
        Connection last = connection;
        connection = null;
        if (last != null) {
            last.giveUp();
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        Connection last = connection;
        if (last != null) {
            if (io.tryLock()) {
                try {
                    last.closeOrderly(GOODBYE_PATIENCE.toNanos());
                } finally {
                    io.unlock();
                }
            } else {
                // Someone waits for it.
                last.giveUp();
            }
        }
        connector.close();
    }
}
