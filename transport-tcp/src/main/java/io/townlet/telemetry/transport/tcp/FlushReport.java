package io.townlet.telemetry.transport.tcp;

import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;

/**
 * Passes on how far one piece of a batch was flushed: byte by byte in plaintext, and as a whole with TLS, where half a record is of no
 * use to the other side.
 *
 * @param progress takes the report
 * @param begin where in the batch the piece begins
 * @param length how many bytes it has
 */
record FlushReport(FlushProgress progress, long begin, int length) implements ChannelProgressiveFutureListener {

    @Override
    public void operationProgressed(ChannelProgressiveFuture future, long bytes, long total) {
        progress.flushed(begin + bytes);
    }

    @Override
    public void operationComplete(ChannelProgressiveFuture future) {
        if (future.isSuccess()) {
            progress.flushed(begin + length);
        } else {
            progress.failed(future.cause());
        }
    }
}
