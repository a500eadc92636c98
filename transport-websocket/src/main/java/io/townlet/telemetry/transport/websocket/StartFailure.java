package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.tls.HandshakeProblem;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says why there is no connection, and whether there may be one later. */
final class StartFailure {

    private final Endpoint endpoint;
    private final LeaveAlone leaveAlone;

    StartFailure(Endpoint endpoint, LeaveAlone leaveAlone) {
        this.endpoint = endpoint;
        this.leaveAlone = leaveAlone;
    }

    TransportException of(@Nullable ConnectionEnd end) {
        if (end instanceof ConnectionEnd.Refused refused) {
            return refused(refused);
        }
        if (end instanceof ConnectionEnd.ClosedByServer closed) {
            return closed(closed);
        }
        if (end instanceof ConnectionEnd.Broken broken) {
            return retryable(reason(broken.cause(), "could not connect"), broken.cause(), null);
        }
        return retryable("the transport was closed while it connected", null, null);
    }

    TransportException timedOut(Duration timeout) {
        return retryable(
                "no WebSocket within " + timeout.toMillis()
                        + " ms; see whether the server runs and answers there, or raise connect_timeout_seconds",
                null,
                null);
    }

    TransportException interrupted() {
        return retryable("interrupted while connecting", null, null);
    }

    TransportException unusableFiles(Exception problem) {
        return retryable(String.valueOf(problem.getMessage()), problem, null);
    }

    /** A server that doesn't speak the subprotocol will not learn it by being asked again. */
    TransportException wrongSubprotocol(@Nullable String wanted, @Nullable String chosen) {
        String what = wanted == null
                ? "the server chose the subprotocol '" + OneLine.of(String.valueOf(chosen))
                        + "' though none was offered; name it in subprotocol, or mend the server"
                : "the server did not choose the subprotocol '" + wanted + "'"
                        + (chosen == null ? "" : " but '" + OneLine.of(chosen) + "'")
                        + "; name one in subprotocol that it speaks";
        return permanent(what);
    }

    private TransportException refused(ConnectionEnd.Refused refused) {
        int status = refused.status();
        String answer = "the server answered " + status + (refused.phrase().isEmpty() ? "" : " " + refused.phrase())
                + " instead of opening a WebSocket";
        return switch (status) {
            case 101 -> permanent("the server's answer opens no WebSocket: " + refused.detail());
            case 401, 403 -> permanent(answer + "; let bearer_token or headers hold credentials that it accepts");
            case 404 -> permanent(answer + "; name its path for WebSockets in websocket_url");
            case 407 -> permanent(answer + "; the proxy on the way wants credentials");
            case 408, 425, 429 -> retryable(answer + "; it asks to be left alone for now", null, refused.retryAfter());
            default -> {
                if (status >= 500) {
                    yield retryable(answer + "; see its log", null, refused.retryAfter());
                }
                if (status >= 300 && status < 400) {
                    String target = refused.location() == null ? "" : " to " + refused.location();
                    yield permanent(answer + ": it redirects" + target
                            + ", which is not followed; name the final address in websocket_url");
                }
                yield permanent(answer + "; see whether websocket_url names a WebSocket");
            }
        };
    }

    private TransportException closed(ConnectionEnd.ClosedByServer closed) {
        String what = "the server closed the connection at once with " + CloseCode.shown(closed.code())
                + SendFailure.quoted(closed.reason());
        return switch (closed.code()) {
            case CloseCode.POLICY_VIOLATION, CloseCode.UNSUPPORTED_DATA ->
                permanent(what + "; see its log for the rule that was broken");
            case CloseCode.SERVICE_RESTART, CloseCode.TRY_AGAIN_LATER -> retryable(what, null, leaveAlone.next());
            default -> retryable(what + "; see its log", null, null);
        };
    }

    /** Explains what broke a connection. */
    static String reason(Throwable cause, String what) {
        if (cause instanceof UnknownHostException) {
            return "the host name can't be resolved; check websocket_url and the name service";
        }
        if (cause instanceof NoRouteToHostException) {
            return "there is no way to the host; check the network";
        }
        if (cause instanceof ConnectException) {
            return "nobody listens there (connection refused); start the server, or correct websocket_url";
        }
        if (cause instanceof SocketTimeoutException && isMissedPong(cause)) {
            return "the server did not answer a ping in time; it hangs or is gone";
        }
        if (cause instanceof EOFException) {
            return "the server ended the connection without a word; see its log";
        }
        return HandshakeProblem.explain(cause)
                .orElseGet(() -> what + ": " + OneLine.of(String.valueOf(cause.getMessage())));
    }

    private static boolean isMissedPong(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("pong");
    }

    private PermanentTransportException permanent(String what) {
        return new PermanentTransportException(endpoint + ": " + what);
    }

    private RetryableTransportException retryable(
            String what, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        return new RetryableTransportException(endpoint + ": " + what, cause, 0, retryAfter);
    }
}
