package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.tls.TlsSource;
import java.util.List;
import okhttp3.Dns;

/**
 * Makes transports of the type {@code http}, which post each batch of events to a server. Safe for use by several threads.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>name</th><th>default</th><th>bounds</th><th>meaning</th></tr>
 *   <tr><td>{@code endpoint}</td><td>required</td><td></td>
 *       <td>the {@code http://} or {@code https://} URL, without user name, password and fragment</td></tr>
 *   <tr><td>{@code format}</td><td>{@code ndjson}</td><td>{@code ndjson}, {@code json_array}</td>
 *       <td>a line for each event ({@code application/x-ndjson}), or one array of all ({@code application/json})</td></tr>
 *   <tr><td>{@code compression}</td><td>{@code none}</td><td>{@code none}, {@code gzip}</td><td>how bodies are compressed</td></tr>
 *   <tr><td>{@code headers}</td><td>none</td><td>printable ASCII</td>
 *       <td>headers of every request, whose values are secret; not those by which HTTP itself works</td></tr>
 *   <tr><td>{@code bearer_token}</td><td>none</td><td>one word of printable ASCII</td><td>the token of
 *       {@code Authorization: Bearer}; not together with the next two</td></tr>
 *   <tr><td>{@code basic_user}, {@code basic_password}</td><td>none</td><td>no control character, no colon in the name</td>
 *       <td>the two parts of {@code Authorization: Basic}; they go together</td></tr>
 *   <tr><td>{@code ca_file}, {@code cert_file}, {@code key_file}</td><td>none</td><td></td>
 *       <td>PEM files; the last two go together; looked at before each request, so that a change serves the next connection</td></tr>
 * </table>
 *
 * <p><b>Answers.</b> 2xx: delivered. 408, 425, 429, 5xx, and where no answer comes: retryable, with the {@code Retry-After} that the
 * server gave. 413: too large. All else: permanent. A redirect is followed only with 307 or 308, to the same scheme, host and port, and
 * three times at most; any other is permanent.
 *
 * <p><b>One send, one request.</b> Nothing is sent again behind the host's back. Every request carries the batch's key as
 * {@code Idempotency-Key}, so that a server can tell a batch that it has already.
 *
 * <p><b>Start.</b> The first start, and each one after a failure to connect, connects to the server, TLS handshake included, but makes no
 * request. Over HTTP/1.1 that connection is closed again.
 *
 * <p><b>Credentials</b> are sent to {@code https://} endpoints and to this machine only; anything else is a configuration error. The
 * host name is always verified. {@code http://} endpoints elsewhere, without credentials, are warned of at the start.
 *
 * <p><b>Bounds.</b> An answer's body is read up to 64 KiB, and for at most a quarter of a second at a time. Where the system's look-up
 * of a name hangs, sending and closing don't wait for it; its thread, a daemon, ends when the system gives up.
 *
 * <p>HTTP/2 is used where an {@code https://} server offers it. The proxies of the JVM's system properties are honoured.
 */
public final class HttpTransportProvider implements TransportProvider {

    /** Makes a provider. */
    public HttpTransportProvider() {}

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Option<?>> options() {
        return HttpOptions.OPTIONS;
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return OptionRules.check(options);
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        return create(options, context, Dns.SYSTEM);
    }

    /** Makes a transport that looks up names elsewhere. */
    static Transport create(Options options, TransportContext context, Dns resolver) {
        HttpSettings settings = HttpSettings.of(options);
        TlsSource tls = settings.endpoint().url().isHttps() ? new TlsSource(settings.tlsFiles(), context.id()) : null;
        HttpClients clients = new HttpClients(tls, context.id(), resolver);
        return new HttpTransport(context.id(), settings, context.clock(), new HttpCaller(clients, settings.texts()));
    }
}
