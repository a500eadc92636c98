package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.tls.HandshakeProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Puts into words why no answer came. All of it may pass, so it is always retryable. */
final class CallFailure {

    private final Endpoint endpoint;
    private final PlainText texts;

    CallFailure(Endpoint endpoint, PlainText texts) {
        this.endpoint = endpoint;
        this.texts = texts;
    }

    /**
     * Makes the exception for the host.
     *
     * @param e what the HTTP library threw
     * @param timeout how long it was given
     * @param timeoutOption the option that says so
     */
    RetryableTransportException of(IOException e, Duration timeout, String timeoutOption) {
        return new RetryableTransportException(endpoint + ": " + explain(e, timeout, timeoutOption), e);
    }

    private String explain(IOException e, Duration timeout, String timeoutOption) {
        if (e instanceof InterruptedIOException) {
            return Thread.currentThread().isInterrupted()
                    ? "the thread that sends was interrupted; the batch is sent again"
                    : "no answer within " + seconds(timeout)
                            + " s; see whether the server is up and reachable, or raise " + timeoutOption;
        }
        if (e instanceof UnknownHostException) {
            return "the host name '" + endpoint.url().host() + "' can't be resolved; check endpoint and the DNS";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "nothing accepts connections at " + endpoint.authority() + " (" + texts.of(innermost(e))
                    + "); start the server, or check endpoint and firewalls";
        }
        Optional<String> handshake = HandshakeProblem.explain(e);
        if (handshake.isPresent()) {
            return texts.of(handshake.get());
        }
        return "the connection failed (" + texts.of(String.valueOf(e.getMessage()))
                + "); see whether the server is up and speaks HTTP at this port";
    }

    /** The first cause says what the system said, such as "Connection refused". */
    private static String innermost(IOException e) {
        Throwable cause = e.getCause();
        return String.valueOf((cause == null ? e : cause).getMessage());
    }

    private static String seconds(Duration time) {
        return String.valueOf(time.toMillis() / 1000.0);
    }
}
