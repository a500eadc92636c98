package io.townlet.telemetry.transport.tcp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;

/**
 * Waits for the first bytes that a server sends after a TLS 1.3 handshake. In that version this side is done before the server has looked
 * at its certificate, so that a refusal comes after the handshake, and events sent until then would be lost. A server that agrees sends
 * session tickets (RFC 8446, 4.6.1), though it need not.
 *
 * <p>Stands before the handler for TLS, and so sees what that will read. Used on the event loop alone.
 */
final class TlsVerdict extends ChannelInboundHandlerAdapter {

    private final SslHandler encryption;
    private Runnable listener = () -> {};
    private boolean heard;

    TlsVerdict(SslHandler encryption) {
        this.encryption = encryption;
    }

    /** Tells whether there is a verdict to wait for. */
    static boolean isAwaitedIn(String protocol) {
        return protocol.equals("TLSv1.3");
    }

    /** Has a task run once, after what the server says was looked at; a refusal has ended the connection by then. */
    void whenHeard(Runnable task) {
        listener = task;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean afterHandshake = encryption.handshakeFuture().isSuccess();
        context.fireChannelRead(message);
        if (afterHandshake && !heard) {
            heard = true;
            listener.run();
        }
    }
}
