package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.tls.TlsException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;

/** Posts each batch, and takes the server's answer for what became of it. */
final class HttpTransport implements Transport {

    private static final String CONNECT_TIMEOUT = "connect_timeout_seconds";
    private static final String SEND_TIMEOUT = "send_timeout_seconds";

    private final String id;
    private final HttpSettings settings;
    private final TelemetryClock clock;
    private final HttpCaller caller;
    private final HttpNotices notices;
    private final BatchRequests requests;
    private final Redirects redirects;
    private boolean warned;
    private volatile boolean started;
    private volatile boolean closed;

    HttpTransport(String id, HttpSettings settings, TelemetryClock clock, HttpCaller caller) {
        this.id = id;
        this.settings = settings;
        this.clock = clock;
        this.caller = caller;
        this.notices = new HttpNotices(id, clock);
        this.requests = new BatchRequests(settings);
        this.redirects = new Redirects(settings.endpoint(), settings.texts());
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        if (closed) {
            throw new IllegalStateException("transport '" + id + "' is closed and can't be started again");
        }
        warnOfPlainText();
        Endpoint endpoint = settings.endpoint();
        uninterrupted(() -> {
            try {
                caller.reach(new Request.Builder().url(endpoint.url()).build(), timeout);
            } catch (IOException e) {
                throw failure(endpoint, e, timeout, CONNECT_TIMEOUT);
            } catch (TlsException e) {
                throw badTlsFiles(e);
            }
        });
        started = true;
    }

    private void warnOfPlainText() {
        if (!warned
                && !settings.endpoint().url().isHttps()
                && !settings.endpoint().isLoopback()) {
            notices.unencrypted(settings.endpoint());
        }
        warned = true;
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        if (!started) {
            throw new IllegalStateException("transport '" + id + "' was not started; call start before send");
        }
        uninterrupted(() -> post(batch, timeout));
    }

    private void post(Batch batch, Duration timeout) throws TransportException {
        long begin = clock.nanoTime();
        Endpoint target = settings.endpoint();
        for (int followed = 0; ; followed++) {
            Answer answer = ask(batch, target, timeout.minusNanos(clock.nanoTime() - begin), timeout);
            Optional<Endpoint> next = redirects.next(target, answer, followed);
            if (next.isEmpty()) {
                Verdict.require2xx(target, answer, clock.instant());
                return;
            }
            notices.redirected(
                    settings.endpoint(), settings.texts().of(next.get().toString()));
            target = next.get();
        }
    }

    private Answer ask(Batch batch, Endpoint target, Duration left, Duration timeout) throws TransportException {
        try {
            return caller.ask(requests.of(batch, target.url()), left);
        } catch (IOException e) {
            throw failure(target, e, timeout, SEND_TIMEOUT);
        } catch (TlsException e) {
            throw badTlsFiles(e);
        }
    }

    private RetryableTransportException failure(Endpoint target, IOException e, Duration timeout, String option) {
        if (closed) {
            return new RetryableTransportException(target + ": the transport was closed before the answer came", e);
        }
        return new CallFailure(target, settings.texts()).of(e, timeout, option);
    }

    /** Someone may be about to put the right files there. */
    private RetryableTransportException badTlsFiles(TlsException e) {
        return new RetryableTransportException(settings.endpoint() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        closed = true;
        caller.close();
    }

    private interface Work {
        void run() throws TransportException;
    }

    /** Sets an interrupt aside that came before the work, because each read and write would fail for it. */
    private static void uninterrupted(Work work) throws TransportException {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
