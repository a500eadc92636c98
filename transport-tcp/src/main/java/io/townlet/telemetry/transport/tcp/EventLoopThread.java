package io.townlet.telemetry.transport.tcp;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The one thread of a transport, a daemon. */
final class EventLoopThread {

    private static final long PATIENCE_MILLIS = 500;

    private final EventLoop loop;

    /** Opens what it takes; the thread starts with the first task. */
    EventLoopThread(String name) {
        // A loop of its own, not a group: the end of a group has Netty start a thread that is no daemon.
        this.loop = new SingleThreadIoEventLoop(
                null,
                task -> {
                    Thread thread = new FastThreadLocalThread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                NioIoHandler.newFactory());
    }

    EventLoop loop() {
        return loop;
    }

    /** Closes all channels and ends the thread, and waits for that, but not for long: looking up a name can't be interrupted. */
    void end() {
        Future<?> ending = loop.shutdownGracefully(0, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        try {
            boolean unused = ending.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
