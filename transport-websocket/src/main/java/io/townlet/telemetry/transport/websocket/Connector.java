package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.tls.TlsCredentials;
import io.townlet.telemetry.tls.TlsException;
import io.townlet.telemetry.tls.TlsSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Begins connections, all with one transport's settings and the PEM files as they are then. Safe for use by several threads. */
final class Connector {

    /** Smaller messages would grow by being compressed; and a ping on its way through OkHttp must not be. */
    static final long LEAST_COMPRESSED_BYTES = 64;

    private final WebSocketSettings settings;
    private final TlsSource tls;
    private final Request request;
    private final ExecutorService threads;
    private final Dispatcher dispatcher;
    private final ConnectionPool nothingKept = new ConnectionPool(0, 1, TimeUnit.MILLISECONDS);

    Connector(WebSocketSettings settings, String transportId) {
        this.settings = settings;
        this.tls = new TlsSource(settings.tlsFiles(), transportId);
        this.request = request(settings);
        this.threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "telemetry-websocket-" + transportId);
                    thread.setDaemon(true);
                    return thread;
                });
        this.dispatcher = new Dispatcher(threads);
    }

    private static Request request(WebSocketSettings settings) {
        Request.Builder request = new Request.Builder().url(settings.endpoint().url());
        settings.headers().forEach(request::addHeader);
        if (settings.subprotocol() != null) {
            request.header("Sec-WebSocket-Protocol", settings.subprotocol());
        }
        return request.build();
    }

    /**
     * Begins a connection.
     *
     * @param connection is told what comes of it
     * @param timeout the longest that connecting to one of the host's addresses may take
     * @throws TlsException where a PEM file can't be used
     */
    void begin(Connection connection, Duration timeout) throws TlsException {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(nothingKept)
                .socketFactory(new PromptSockets(SocketFactory.getDefault()))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .connectTimeout(Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE)), TimeUnit.MILLISECONDS)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .pingInterval(settings.pingInterval())
                .minWebSocketMessageToCompress(LEAST_COMPRESSED_BYTES)
                .addInterceptor(new UpgradeInterceptor(settings.compress(), connection::pong));
        if (settings.endpoint().encrypted()) {
            TlsCredentials credentials = tls.current();
            client.sslSocketFactory(credentials.context().getSocketFactory(), credentials.trustManager());
        } else {
            // Else OkHttp would load the JDK's certificates for nothing.
            client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        connection.begin(client.build(), request);
    }

    /** Lets all threads end. */
    void close() {
        threads.shutdown();
        nothingKept.evictAll();
    }
}
