package io.townlet.telemetry.transport.tcp;

import io.netty.channel.ConnectTimeoutException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.tls.HandshakeProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what is wrong with a connection, where, and what to do about it. All of it may pass: servers come back, and
 * certificates are renewed.
 */
final class TcpProblem {

    private static final String SERVER_CLOSED =
            "the server closed the connection; look into its log, and check that it is running";

    private final Endpoint endpoint;

    TcpProblem(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Says why there is no connection. */
    RetryableTransportException connecting(Phase phase, @Nullable Throwable failure) {
        return new RetryableTransportException(
                "can't connect to endpoint " + endpoint + ": " + explain(phase, failure), failure);
    }

    /** Says that there was no connection in time. */
    RetryableTransportException connectingTook(Duration timeout, Phase phase) {
        return new RetryableTransportException("can't connect to endpoint " + endpoint + ": " + phase.unfinished()
                + " within " + timeout.toMillis() + " ms; " + phase.advice() + ", or raise connect_timeout_seconds");
    }

    /** Says that connecting was given up by this side. */
    RetryableTransportException connectingStopped(String why) {
        return new RetryableTransportException("can't connect to endpoint " + endpoint + ": " + why);
    }

    /** Says why a batch was not sent whole. */
    RetryableTransportException sending(@Nullable Throwable failure, int delivered) {
        return sendingStopped(explain(Phase.CONNECTING, failure), failure, delivered);
    }

    /** Says that a batch was not sent in time. */
    RetryableTransportException sendingTook(Duration timeout, int delivered) {
        return sendingStopped(
                "the server took nothing more within " + timeout.toMillis()
                        + " ms; let it read faster, or raise send_timeout_seconds",
                null,
                delivered);
    }

    /** Says why a batch was not sent whole, in words of the caller's. */
    RetryableTransportException sendingStopped(String why, @Nullable Throwable failure, int delivered) {
        return new RetryableTransportException(
                "can't send to endpoint " + endpoint + ": " + why, failure, delivered, null);
    }

    private static String explain(Phase phase, @Nullable Throwable failure) {
        if (failure == null || failure instanceof ClosedChannelException) {
            return phase == Phase.HANDSHAKE
                    ? "the server closed the connection during the TLS handshake; check that the port is one for TLS, and look into the server's log"
                    : SERVER_CLOSED;
        }
        if (failure instanceof RejectedExecutionException) {
            return "the transport was closed";
        }
        if (failure instanceof UnknownHostException) {
            return "its host name is not known; correct the name, or check the name service";
        }
        if (failure instanceof ConnectTimeoutException) {
            return Phase.CONNECTING.unfinished() + " in time; " + Phase.CONNECTING.advice()
                    + ", or raise connect_timeout_seconds";
        }
        if (failure instanceof ConnectException && saysRefused(failure)) {
            return "the connection was refused; start the server, or correct the endpoint";
        }
        if (failure instanceof NoRouteToHostException || failure instanceof ConnectException) {
            return "there is no way to it (" + reason(failure) + "); check the address and the network";
        }
        Optional<String> handshake = HandshakeProblem.explain(failure);
        if (handshake.isPresent()) {
            return handshake.get();
        }
        return failure instanceof IOException
                ? "the connection broke (" + reason(failure) + "); check that the server is running"
                : "the connection was given up (" + failure + "); check that both sides have what they need";
    }

    private static boolean saysRefused(Throwable failure) {
        return reason(failure).toLowerCase(Locale.ROOT).contains("refused");
    }

    private static String reason(Throwable failure) {
        // The library that connects repeats the address behind the system's own words.
        Throwable said = failure.getCause() == null ? failure : failure.getCause();
        String message = said.getMessage();
        return message == null ? said.getClass().getSimpleName() : message;
    }
}
