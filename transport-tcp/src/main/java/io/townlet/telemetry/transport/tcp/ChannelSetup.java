package io.townlet.telemetry.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * How the channels of one transport are made.
 *
 * @param tls makes the TLS engine of a channel, or null for plaintext
 * @param notices what is told to the log
 */
record ChannelSetup(@Nullable TlsEngines tls, TcpNotices notices) {

    /**
     * What the system is asked to hold of what the server hasn't confirmed, and so about the most that is lost unseen where the server
     * vanishes. Left alone, Linux would let it grow to several megabytes. Enough for some 2.5 MB/s at a round trip of 100 ms.
     */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private static final int RECEIVE_BYTES = 2048;

    // A server that vanished while nothing is sent is noticed after a minute. By itself, Linux would begin to ask after
    // two hours.
    private static final int KEEP_ALIVE_IDLE_SECONDS = 30;
    private static final int KEEP_ALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEP_ALIVE_PROBES = 3;

    /** How long to wait for a server's word on this side's certificate, which it need not give. */
    private static final long VERDICT_MILLIS = 250;

    boolean isEncrypted() {
        return tls != null;
    }

    /** Tells whether an address may be used: only TLS may leave this machine, whatever a name stands for. */
    boolean allows(InetAddress address) {
        return isEncrypted() || address.isLoopbackAddress();
    }

    ConnectionWatch newWatch() {
        return new ConnectionWatch(notices);
    }

    Bootstrap bootstrap(EventLoop loop, ConnectionWatch watch, Duration connectTimeout) {
        return new Bootstrap()
                .group(loop)
                .channelFactory(NioSocketChannel::new)
                .disableResolver()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, atLeastOneMilli(connectTimeout))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_BYTES))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        setKeepAliveTimes(channel);
                        addHandlers(channel.pipeline(), watch);
                    }
                });
    }

    /** Rounds up, since 0 would mean for ever. */
    private static int atLeastOneMilli(Duration timeout) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    }

    /** Does nothing where the system or its JDK can't. */
    private static void setKeepAliveTimes(Channel channel) {
        channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), KEEP_ALIVE_IDLE_SECONDS);
        channel.config()
                .setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), KEEP_ALIVE_INTERVAL_SECONDS);
        channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), KEEP_ALIVE_PROBES);
    }

    private void addHandlers(ChannelPipeline pipeline, ConnectionWatch watch) {
        if (tls != null) {
            SslHandler encryption = new SslHandler(tls.create());
            // The attempt as a whole has its time already.
            encryption.setHandshakeTimeoutMillis(0);
            // Else it would fill up each record from the next piece, and report neither before both are flushed.
            encryption.setWrapDataSize(Connection.PIECE_BYTES);
            pipeline.addLast(new TlsVerdict(encryption), encryption);
        }
        pipeline.addLast(watch);
    }

    /**
     * Agrees with the server on TLS, where it is used.
     *
     * @param channel is connected
     * @param done takes null once it may be used, or why it can't be; called on the event loop, perhaps more than once
     */
    void agree(Channel channel, Consumer<@Nullable Throwable> done) {
        SslHandler encryption = channel.pipeline().get(SslHandler.class);
        TlsVerdict verdict = channel.pipeline().get(TlsVerdict.class);
        if (encryption == null || verdict == null) {
            done.accept(null);
            return;
        }
        encryption.handshakeFuture().addListener(shaken -> {
            if (!shaken.isSuccess()) {
                done.accept(shaken.cause());
            } else if (TlsVerdict.isAwaitedIn(encryption.engine().getSession().getProtocol())) {
                verdict.whenHeard(() -> done.accept(null));
                Future<?> unused =
                        channel.eventLoop().schedule(() -> done.accept(null), VERDICT_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                done.accept(null);
            }
        });
    }
}
