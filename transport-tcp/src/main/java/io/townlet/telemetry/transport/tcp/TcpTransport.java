package io.townlet.telemetry.transport.tcp;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.tls.TlsException;
import io.townlet.telemetry.tls.TlsSource;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The life of the connections to one endpoint, of which there is one at a time. */
final class TcpTransport implements Transport {

    private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

    private final String id;
    private final TcpSettings settings;
    private final TelemetryClock clock;
    private final TcpNotices notices;
    private final TcpProblem problem;
    private final @Nullable TlsSource tls;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private @Nullable EventLoopThread thread;
    private @Nullable ConnectAttempt attempt;
    private @Nullable Connection connection;
    private boolean closed;

    TcpTransport(TcpSettings settings, TransportContext context) {
        this.id = context.id();
        this.settings = settings;
        this.clock = context.clock();
        this.notices = new TcpNotices(id, settings.endpoint());
        this.problem = new TcpProblem(settings.endpoint());
        this.tls = settings.tls() == null ? null : new TlsSource(settings.tls(), id);
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        Deadline deadline = Deadline.after(timeout, clock);
        letGo();
        ConnectAttempt mine = begin(new ChannelSetup(engines(), notices), deadline);
        Connection opened = mine.await();
        lifecycle.lock();
        try {
            attempt = null;
            connection = opened;
            if (closed) {
                opened.abort();
                throw problem.connectingStopped("the transport was closed");
            }
        } finally {
            lifecycle.unlock();
        }
    }

    private void letGo() {
        lifecycle.lock();
        try {
            if (connection != null) {
                connection.abort();
            }
        } finally {
            lifecycle.unlock();
        }
    }

    private @Nullable TlsEngines engines() throws RetryableTransportException {
        if (tls == null) {
            return null;
        }
        try {
            return new TlsEngines(tls.current(), settings.endpoint(), settings.verifyHostname());
        } catch (TlsException e) {
            throw problem.connectingStopped(String.valueOf(e.getMessage()));
        }
    }

    private ConnectAttempt begin(ChannelSetup setup, Deadline deadline) {
        lifecycle.lock();
        try {
            if (closed) {
                throw new IllegalStateException("transport '" + id + "' is closed and can't be started again");
            }
            if (thread == null) {
                thread = new EventLoopThread("telemetry-tcp-" + id);
            }
            attempt = ConnectAttempt.begin(thread.loop(), settings.endpoint(), setup, deadline);
            return attempt;
        } finally {
            lifecycle.unlock();
        }
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        Deadline deadline = Deadline.after(timeout, clock);
        connection().send(batch.events(), deadline);
    }

    private Connection connection() throws RetryableTransportException {
        lifecycle.lock();
        try {
            if (connection != null) {
                return connection;
            }
            if (thread == null) {
                throw new IllegalStateException("transport '" + id + "' was not started; call start before send");
            }
            throw problem.sendingStopped("there is no connection; call start before send", null, 0);
        } finally {
            lifecycle.unlock();
        }
    }

    @Override
    public void close() {
        EventLoopThread ending;
        Connection open;
        lifecycle.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            ending = thread;
            open = connection;
            if (attempt != null) {
                attempt.stop();
            }
        } finally {
            lifecycle.unlock();
        }
        if (open != null) {
            finish(open);
        }
        if (ending != null) {
            ending.end();
        }
    }

    private void finish(Connection open) {
        try {
            if (!open.finish(CLOSE_PATIENCE)) {
                notices.endNotConfirmed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open.abort();
        }
    }
}
