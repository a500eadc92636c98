package io.townlet.telemetry.transport.tcp;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the server sends, throws it away, and remembers why the connection ended. Reading is what shows that a server has gone away
 * while nothing is sent.
 */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {

    private final TcpNotices notices;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable Throwable failure;

    ConnectionWatch(TcpNotices notices) {
        this.notices = notices;
    }

    /** Tells what went wrong on the connection, or gives null where nothing did; it may have ended in good order. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Is done once the connection has ended, and what it ended of is known. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /**
     * Waits for the end.
     *
     * @param patience the longest to wait
     * @return whether the connection has ended
     */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            ended.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails the end of a connection", e);
        }
    }

    /** Tells why a connection that has ended did. */
    Throwable whyEnded() {
        Throwable known = failure;
        return known == null ? new ClosedChannelException() : known;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        notices.serverAnswers();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended.complete(null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        ChannelFuture unused = context.close();
    }
}
