package io.townlet.telemetry.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server. A send that fails ends it: the server may have half an event, and nothing else may be written behind that.
 *
 * <p>One thread at a time may send; the other methods may be called by any thread.
 */
final class Connection {

    /**
     * What is written, and reported as flushed, in one piece. With TLS each makes one record: that holds at most 16384 bytes (RFC 8446, 5.1),
     * of which the JDK's engine wants a few for itself.
     */
    static final int PIECE_BYTES = 16_320;

    /** How many bytes are handed to the event loop at a time. At most twice as many wait for a server that doesn't read. */
    static final int CHUNK_BYTES = 8 * PIECE_BYTES;

    /** Closing takes no longer than a task on the event loop. */
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final Channel channel;
    private final ConnectionWatch watch;
    private final boolean encrypted;
    private final TcpProblem problem;
    private volatile @Nullable FlushProgress current;
    private volatile boolean closing;

    /**
     * Takes over a channel.
     *
     * @param channel is connected, and ready to send
     * @param watch stands in its pipeline
     * @param problem says what is wrong
     */
    Connection(Channel channel, ConnectionWatch watch, TcpProblem problem) {
        this.channel = channel;
        this.watch = watch;
        this.encrypted = channel.pipeline().get(SslHandler.class) != null;
        this.problem = problem;
    }

    /** Sends all events, or throws as {@link io.townlet.telemetry.api.transport.Transport#send} does. */
    void send(List<EncodedEvent> events, Deadline deadline) throws RetryableTransportException {
        FlushProgress progress = new FlushProgress();
        current = progress;
        boolean sent = false;
        try {
            if (closing) {
                throw problem.sendingStopped("the transport was closed", null, 0);
            }
            if (!channel.isActive()) {
                throw problem.sending(whyEnded(null), 0);
            }
            sent = flush(new EventCursor(events), progress, deadline);
            if (!sent) {
                throw notSent(events, progress, deadline);
            }
        } catch (InterruptedException e) {
            int delivered = deliveredAtTheEnd(events, progress);
            Thread.currentThread().interrupt();
            throw problem.sendingStopped("the thread was interrupted while it waited for the server", null, delivered);
        } finally {
            current = null;
            if (!sent) {
                closeAtOnce(channel);
            }
        }
    }

    private boolean flush(EventCursor cursor, FlushProgress progress, Deadline deadline) throws InterruptedException {
        long handedOver = 0;
        boolean flushed = true;
        while (flushed && cursor.left() > 0) {
            int length = (int) Math.min(CHUNK_BYTES, cursor.left());
            // The JDK's engine reads an array faster, and a socket a buffer outside the heap.
            ByteBuf chunk = encrypted
                    ? channel.alloc().heapBuffer(length, length)
                    : channel.alloc().directBuffer(length, length);
            cursor.fill(chunk);
            handOver(chunk, handedOver, progress);
            handedOver += length;
            // While one chunk is on its way, the next is copied.
            flushed = progress.awaitFlushed(cursor.left() > 0 ? handedOver - CHUNK_BYTES : handedOver, deadline);
        }
        return flushed;
    }

    private void handOver(ByteBuf chunk, long begin, FlushProgress progress) {
        try {
            channel.eventLoop().execute(() -> write(chunk, begin, progress));
        } catch (RejectedExecutionException e) {
            chunk.release();
            progress.failed(e);
        }
    }

    private void write(ByteBuf chunk, long begin, FlushProgress progress) {
        try {
            long at = begin;
            while (chunk.isReadable()) {
                int length = Math.min(PIECE_BYTES, chunk.readableBytes());
                ChannelProgressivePromise promise = channel.newProgressivePromise();
                promise.addListener(new FlushReport(progress, at, length));
                ChannelFuture unused = channel.write(chunk.readRetainedSlice(length), promise);
                at += length;
            }
        } finally {
            chunk.release();
        }
        channel.flush();
    }

    private RetryableTransportException notSent(List<EncodedEvent> events, FlushProgress progress, Deadline deadline) {
        Throwable failure = progress.failure();
        int delivered = deliveredAtTheEnd(events, progress);
        if (closing) {
            return problem.sendingStopped("the transport was closed", failure, delivered);
        }
        return failure == null
                ? problem.sendingTook(deadline.timeout(), delivered)
                : problem.sending(whyEnded(failure), delivered);
    }

    /** Ends the connection, after which nothing more can be flushed, and counts the events that were. */
    private int deliveredAtTheEnd(List<EncodedEvent> events, FlushProgress progress) {
        closeAtOnce(channel);
        try {
            // Where it takes longer, the count may be low, and some events are sent twice.
            boolean unused = watch.awaitEnd(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return EventCursor.wholeEvents(events, progress.flushed());
    }

    private @Nullable Throwable whyEnded(@Nullable Throwable failure) {
        return failure == null || failure instanceof ClosedChannelException ? watch.failure() : failure;
    }

    /**
     * Waits for the connection to end, for whatever reason.
     *
     * @param patience the longest to wait
     * @return whether it has ended
     */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return watch.awaitEnd(patience);
    }

    /** Ends the connection. What was flushed is still delivered by the system where the server takes it. */
    void abort() {
        closing = true;
        FlushProgress underWay = current;
        if (underWay != null) {
            underWay.failed(new ClosedChannelException());
        }
        closeAtOnce(channel);
    }

    /**
     * Tells the server that nothing more comes, and waits for it to have read all and close its side too. Where a send is under way, it ends
     * the connection at once instead.
     *
     * @param patience the longest that it may take
     * @return whether the server did so
     */
    boolean finish(Duration patience) throws InterruptedException {
        closing = true;
        if (current != null) {
            abort();
            return true;
        }
        channel.eventLoop().execute(this::shutdownOutput);
        boolean ended = awaitEnd(patience);
        closeAtOnce(channel);
        return ended && whyEnded(null) == null;
    }

    private void shutdownOutput() {
        SslHandler encryption = channel.pipeline().get(SslHandler.class);
        if (encryption == null) {
            ChannelFuture unused = ((DuplexChannel) channel).shutdownOutput();
        } else {
            encryption.closeOutbound().addListener(notified -> {
                ChannelFuture unused = ((DuplexChannel) channel).shutdownOutput();
            });
        }
    }

    /** Closes a channel without a word to the server: to one that doesn't read, a word of TLS could not be sent either. */
    static void closeAtOnce(Channel channel) {
        ChannelHandlerContext encryption = channel.pipeline().context(SslHandler.class);
        ChannelFuture unused = encryption == null ? channel.close() : encryption.close();
    }
}
