package io.townlet.telemetry.transport.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.resolver.DefaultNameResolver;
import io.netty.util.concurrent.Future;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: looks the name up, tries one address after the other, and agrees on TLS. All of that happens on the event loop,
 * so that whoever waits can stop waiting at any time.
 */
final class ConnectAttempt {

    private final EventLoop loop;
    private final Endpoint endpoint;
    private final ChannelSetup setup;
    private final TcpProblem problem;
    private final Deadline deadline;
    private final CompletableFuture<Connection> result = new CompletableFuture<>();
    private volatile Phase phase = Phase.RESOLVING;
    private volatile @Nullable Channel channel;

    private ConnectAttempt(EventLoop loop, Endpoint endpoint, ChannelSetup setup, Deadline deadline) {
        this.loop = loop;
        this.endpoint = endpoint;
        this.setup = setup;
        this.problem = new TcpProblem(endpoint);
        this.deadline = deadline;
    }

    /** Begins to connect. */
    static ConnectAttempt begin(EventLoop loop, Endpoint endpoint, ChannelSetup setup, Deadline deadline) {
        ConnectAttempt attempt = new ConnectAttempt(loop, endpoint, setup, deadline);
        attempt.resolve();
        return attempt;
    }

    /** Waits for the connection. */
    Connection await() throws RetryableTransportException {
        try {
            return result.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetryableTransportException stopped) {
                throw stopped;
            }
            throw problem.connecting(phase, e.getCause());
        } catch (TimeoutException e) {
            throw giveUp(problem.connectingTook(deadline.timeout(), phase));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw giveUp(problem.connectingStopped("the thread was interrupted while it waited"));
        }
    }

    private RetryableTransportException giveUp(RetryableTransportException why) {
        fail(why);
        // It may have connected at the last moment, and nobody wants that any more.
        CompletableFuture<Void> unused = result.thenAccept(Connection::abort);
        return why;
    }

    /** Makes whoever waits return, from any thread. */
    void stop() {
        fail(problem.connectingStopped("the transport was closed"));
    }

    private void fail(Throwable why) {
        if (result.completeExceptionally(why)) {
            Channel opened = channel;
            if (opened != null) {
                Connection.closeAtOnce(opened);
            }
        }
    }

    private void resolve() {
        // Not through a resolver group, which would have Netty start a thread of its own when the event loop ends.
        new DefaultNameResolver(loop).resolveAll(endpoint.host()).addListener((Future<List<InetAddress>> found) -> {
            if (!found.isSuccess()) {
                fail(found.cause());
                return;
            }
            List<InetAddress> allowed =
                    found.getNow().stream().filter(setup::allows).toList();
            if (allowed.isEmpty()) {
                fail(new UnknownHostException(endpoint.host() + " is not the name of this machine"));
            } else {
                connect(allowed);
            }
        });
    }

    private void connect(List<InetAddress> addresses) {
        if (result.isDone()) {
            return;
        }
        phase = Phase.CONNECTING;
        // Each address that is left gets the same part of the time that is left.
        Duration share = Duration.ofNanos(Math.max(1, deadline.remainingNanos() / addresses.size()));
        ConnectionWatch watch = setup.newWatch();
        ChannelFuture connecting =
                setup.bootstrap(loop, watch, share).connect(new InetSocketAddress(addresses.get(0), endpoint.port()));
        Channel opened = connecting.channel();
        channel = opened;
        if (result.isDone()) {
            // Whoever gave up had nothing to close yet.
            Connection.closeAtOnce(opened);
        }
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                whenConnected(opened, watch);
            } else if (addresses.size() > 1) {
                connect(addresses.subList(1, addresses.size()));
            } else {
                fail(connected.cause());
            }
        });
    }

    private void whenConnected(Channel opened, ConnectionWatch watch) {
        phase = setup.isEncrypted() ? Phase.HANDSHAKE : Phase.CONNECTING;
        CompletableFuture<Void> unused = watch.ended().thenRun(() -> fail(watch.whyEnded()));
        setup.agree(opened, failure -> {
            if (failure != null) {
                fail(failure);
            } else if (watch.failure() != null || !opened.isActive()) {
                fail(watch.whyEnded());
            } else {
                result.complete(new Connection(opened, watch, problem));
            }
        });
    }
}
