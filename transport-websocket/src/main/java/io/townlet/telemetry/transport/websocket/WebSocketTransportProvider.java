package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes transports of the type {@code websocket}, which send events as text messages to a WebSocket server (RFC 6455) through OkHttp. Safe
 * for use by several threads.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>name</th><th>default</th><th>bounds</th><th>meaning</th></tr>
 *   <tr><td>{@code websocket_url}</td><td>required</td><td>{@code ws://} or {@code wss://}</td>
 *       <td>the server; no user name, password or fragment. Its query is never shown</td></tr>
 *   <tr><td>{@code message}</td><td>{@code event}</td><td>{@code event}, {@code batch}</td>
 *       <td>what goes into one message: one event's JSON without a final line break, or the lines of a batch, each with its
 *       {@code \n}</td></tr>
 *   <tr><td>{@code ping_interval_seconds}</td><td>20</td><td>0.05-3600</td>
 *       <td>how often the server is pinged; one that has not answered when the next ping is due is taken for gone</td></tr>
 *   <tr><td>{@code compression}</td><td>{@code none}</td><td>{@code none}, {@code deflate}</td>
 *       <td>whether to offer permessage-deflate (RFC 7692); messages of 64 bytes and more are compressed where the server
 *       agrees</td></tr>
 *   <tr><td>{@code subprotocol}</td><td>none</td><td>a token</td><td>what the server must choose</td></tr>
 *   <tr><td>{@code headers}</td><td>none</td><td>printable ASCII</td><td>headers of the request; the values are secret</td></tr>
 *   <tr><td>{@code bearer_token}</td><td>none</td><td>printable ASCII</td><td>sent as {@code Authorization: Bearer}</td></tr>
 *   <tr><td>{@code ca_file}, {@code cert_file}, {@code key_file}</td><td>none</td><td>PEM</td>
 *       <td>see {@link io.townlet.telemetry.tls.TlsFiles}; looked at before each connection</td></tr>
 * </table>
 *
 * <p><b>Delivered means read.</b> Behind the messages of a batch goes a ping, which the server's endpoint must answer once it has read
 * them. The batch counts as delivered when that pong is there. So nothing is lost when a server is killed, but what it had read and not
 * answered is sent again.
 *
 * <p><b>Flow control.</b> At most 1 MiB, or one message, is queued or on its way and not known to be read. A server that doesn't read
 * makes {@code send} fail at its timeout as retryable, with the number of events that were read.
 *
 * <p><b>Close codes.</b> While a batch is under way, 1009 is too large, 1003 and 1008 are permanent, 1012 and 1013 are retryable after 5
 * to 30 seconds, and any other is retryable. Between batches a close says nothing about the next one, and is retryable; the exception is
 * 1003 or 1008 on a connection that never delivered anything. A request that is answered with 408, 425, 429 or 5xx is retryable, and
 * {@code Retry-After} is passed on; any other answer is permanent.
 *
 * <p><b>From the server</b> only control frames are taken; messages are dropped while they come in.
 *
 * <p><b>Threads.</b> All are daemon threads. The transport's own end with it; those that OkHttp shares among all its users end a minute
 * after they were last needed.
 */
public final class WebSocketTransportProvider implements TransportProvider {

    /** Makes a provider. */
    public WebSocketTransportProvider() {}

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public List<Option<?>> options() {
        return WebSocketSettings.OPTIONS;
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return WebSocketSettings.check(options);
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        WebSocketSettings settings = WebSocketSettings.of(options);
        return new WebSocketTransport(
                context.id(),
                settings,
                context.clock(),
                new Connector(settings, context.id()),
                new LeaveAlone(new SplittableRandom()));
    }
}
