package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.tls.TlsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests, each within a time and with one answer. Used by one thread at a time, but {@link #close} may come from any.
 */
final class HttpCaller {

    /** The most that is read of an answer's body, and for how long: it is only read to keep the connection, and to quote from it. */
    static final int MOST_BODY_BYTES = 64 * 1024;

    private static final long BODY_PATIENCE_MILLIS = 250;

    /** Beyond this, a time-out might overflow inside the library. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final HttpClients clients;
    private final PlainText texts;
    private volatile @Nullable Call current;
    private volatile boolean closed;

    /** Whether the last call found a connection. */
    private boolean reached;

    HttpCaller(HttpClients clients, PlainText texts) {
        this.clients = clients;
        this.texts = texts;
    }

    /**
     * Looks whether there is a server, and whether its TLS is as it should be, without a request. Does nothing where the last call found a
     * connection: what failed it was something else.
     *
     * @throws IOException where there is none
     * @throws TlsException where the TLS files can't be used
     */
    void reach(Request request, Duration timeout) throws IOException, TlsException {
        OkHttpClient client = clients.current();
        if (reached) {
            return;
        }
        CallWatch watch = clients.newWatch();
        // After connecting and before the first byte of the request; over HTTP/2 the connection stays in the pool.
        OkHttpClient connecting = client.newBuilder()
                .addNetworkInterceptor(chain -> {
                    throw new IOException("connected, and that is all that was wanted");
                })
                .build();
        Call call = prepare(connecting, request, watch, timeout);
        try {
            call.execute().close();
        } catch (IOException e) {
            if (!watch.connected()) {
                throw failure(call, e);
            }
        } finally {
            done(watch);
        }
    }

    /**
     * Makes a request.
     *
     * @throws IOException where no answer came; {@link InterruptedIOException} where the time is over
     * @throws TlsException where the TLS files can't be used
     */
    Answer ask(Request request, Duration timeout) throws IOException, TlsException {
        OkHttpClient client = clients.current();
        CallWatch watch = clients.newWatch();
        Call call = prepare(client, request, watch, timeout);
        try (Response response = call.execute()) {
            return new Answer(response.code(), response.headers(), texts.of(body(call, response)));
        } catch (IOException e) {
            Response answered = watch.answered();
            if (answered != null) {
                // The server has made its decision, whatever became of the rest of the answer.
                return new Answer(answered.code(), answered.headers(), "");
            }
            // Over HTTP/2 it would stay, and a server that is gone without a word be asked for ever.
            clients.dropIdle();
            throw failure(call, e);
        } finally {
            done(watch);
        }
    }

    private Call prepare(OkHttpClient client, Request request, CallWatch watch, Duration timeout) throws IOException {
        Call call =
                client.newCall(request.newBuilder().tag(CallWatch.class, watch).build());
        // Zero would mean no limit to the library.
        Duration bounded = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
        call.timeout().timeout(Math.max(1, bounded.toNanos()), TimeUnit.NANOSECONDS);
        current = call;
        if (closed) {
            throw new IOException("the transport was closed");
        }
        return call;
    }

    private void done(CallWatch watch) {
        current = null;
        reached = watch.connected();
        if (closed) {
            // The close could not let go of what this call used.
            clients.dropIdle();
        }
    }

    /** Only a time that is over, and a close, cancel a call. */
    private IOException failure(Call call, IOException e) {
        if (closed) {
            return new IOException("the transport was closed", e);
        }
        if (call.isCanceled()) {
            InterruptedIOException late = new InterruptedIOException("the time is over");
            late.initCause(e);
            return late;
        }
        return e;
    }

    /** Reads a body to a bound, so that the connection can be used again; one that is longer or slow costs the connection. */
    private static String body(Call call, Response response) {
        Buffer read = new Buffer();
        try {
            BufferedSource source = response.body().source();
            source.timeout().timeout(BODY_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            boolean exhausted = false;
            while (!exhausted && read.size() < MOST_BODY_BYTES) {
                exhausted = source.read(read, MOST_BODY_BYTES - read.size()) < 0;
            }
            if (!exhausted && !source.exhausted()) {
                call.cancel();
            }
        } catch (IOException e) {
            // What came of it will do.
            call.cancel();
        }
        return read.readString(StandardCharsets.UTF_8);
    }

    /** Cancels what is under way, and closes all connections. */
    void close() {
        closed = true;
        Call call = current;
        if (call != null) {
            call.cancel();
        }
        clients.dropIdle();
    }
}
