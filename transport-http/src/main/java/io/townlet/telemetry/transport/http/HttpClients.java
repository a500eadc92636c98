package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.tls.TlsCredentials;
import io.townlet.telemetry.tls.TlsException;
import io.townlet.telemetry.tls.TlsSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Gives the HTTP client, a new one when the TLS files have changed. Safe for use by several threads. */
final class HttpClients {

    private static final long IDLE_MINUTES = 5;

    private final ConnectionPool pool = new ConnectionPool(1, IDLE_MINUTES, TimeUnit.MINUTES);
    private final AbortableDns dns;
    private final OkHttpClient plain;
    private final @Nullable TlsSource tls;
    private @Nullable TlsCredentials credentials;
    private @Nullable OkHttpClient encrypted;

    /**
     * Makes no client yet that needs the TLS files.
     *
     * @param tls the credentials for {@code https://}, or null where that isn't used
     * @param id the transport's id, for the names of threads
     * @param resolver looks up names
     */
    HttpClients(@Nullable TlsSource tls, String id, Dns resolver) {
        this.tls = tls;
        this.dns = new AbortableDns(resolver, "telemetry-http-dns-" + id);
        this.plain = new OkHttpClient.Builder()
                .connectionPool(pool)
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .socketFactory(new PromptSockets(SocketFactory.getDefault()))
                .dns(dns)
                .eventListenerFactory(call -> {
                    CallWatch watch = call.request().tag(CallWatch.class);
                    return watch == null ? EventListener.NONE : watch;
                })
                // What a redirect may do is decided elsewhere, and the host does the retrying, so that each attempt
                // counts.
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // Each call has one deadline for all of it.
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    /** Makes what watches one call of the clients given here. */
    CallWatch newWatch() {
        return new CallWatch(dns);
    }

    /**
     * Gives the client for the next request.
     *
     * @throws TlsException where the TLS files can't be used and never could
     */
    synchronized OkHttpClient current() throws TlsException {
        if (tls == null) {
            return plain;
        }
        TlsCredentials now = tls.current();
        if (!now.equals(credentials)) {
            encrypted = plain.newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                    .sslSocketFactory(now.context().getSocketFactory(), now.trustManager())
                    .build();
            credentials = now;
            // Nothing would use them again, nor close them before their time.
            dropIdle();
        }
        return Objects.requireNonNull(encrypted);
    }

    /** Closes the connections that no call uses. */
    void dropIdle() {
        pool.evictAll();
    }
}
