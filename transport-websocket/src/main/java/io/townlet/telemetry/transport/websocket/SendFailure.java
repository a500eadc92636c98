package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says why a batch was not delivered, and what is to become of it.
 *
 * <p>A close that comes while a batch is under way is about that batch, since all earlier ones are known to have been read. One that
 * comes between batches is about the connection.
 */
final class SendFailure {

    private final Endpoint endpoint;
    private final LeaveAlone leaveAlone;

    SendFailure(Endpoint endpoint, LeaveAlone leaveAlone) {
        this.endpoint = endpoint;
        this.leaveAlone = leaveAlone;
    }

    /**
     * Explains a connection that ended while a batch was under way.
     *
     * @param end how it ended
     * @param delivered how many leading events of the batch were read by the server
     */
    TransportException during(@Nullable ConnectionEnd end, int delivered) {
        if (!(end instanceof ConnectionEnd.ClosedByServer closed)) {
            return retryable(reason(end), cause(end), delivered, null);
        }
        String what = closed(closed);
        return switch (closed.code()) {
            case CloseCode.MESSAGE_TOO_BIG ->
                new TooLargeTransportException(
                        endpoint + ": " + what + "; let it take larger messages, or send smaller ones",
                        null,
                        delivered);
            case CloseCode.POLICY_VIOLATION, CloseCode.UNSUPPORTED_DATA ->
                new PermanentTransportException(
                        endpoint + ": " + what + "; see its log for the rule that was broken", null, delivered);
            default -> retryableClose(closed, what, delivered);
        };
    }

    /**
     * Explains a connection that ended before anything of a batch was sent.
     *
     * @param end how it ended
     * @param used whether it had delivered anything before; else the server wants nothing of what we send
     */
    TransportException before(ConnectionEnd end, boolean used) {
        if (!(end instanceof ConnectionEnd.ClosedByServer closed)) {
            return retryable(reason(end), cause(end), 0, null);
        }
        String what = closed(closed);
        boolean refusal = closed.code() == CloseCode.POLICY_VIOLATION || closed.code() == CloseCode.UNSUPPORTED_DATA;
        return refusal && !used
                ? new PermanentTransportException(
                        endpoint + ": " + what + " before anything was sent; see its log for the rule that was broken")
                : retryableClose(closed, what, 0);
    }

    TransportException timedOut(Duration timeout, int delivered, int events, long queuedBytes) {
        String where = queuedBytes > 0
                ? "it does not read (" + queuedBytes + " bytes are still to be sent)"
                : "it does not answer the ping behind them, so that it may or may not have read them";
        return retryable(
                "of " + events + " events the server has read " + delivered + " within " + timeout.toMillis() + " ms; "
                        + where + "; raise send_timeout_seconds, or lower buffer.max_batch_size",
                null,
                delivered,
                null);
    }

    TransportException interrupted(int delivered) {
        return retryable("interrupted while waiting for the server to read", null, delivered, null);
    }

    /** OkHttp queues no more than 16 MiB, whatever the server takes. */
    TransportException tooLarge(long bytes, long most, int delivered) {
        return new TooLargeTransportException(
                endpoint + ": a message of " + bytes + " bytes is larger than the " + most + " that can be sent at all",
                null,
                delivered);
    }

    TransportException closedBefore() {
        return retryable("the transport was closed", null, 0, null);
    }

    private TransportException retryableClose(ConnectionEnd.ClosedByServer closed, String what, int delivered) {
        boolean wait = closed.code() == CloseCode.SERVICE_RESTART || closed.code() == CloseCode.TRY_AGAIN_LATER;
        return wait
                ? retryable(what + "; it is left alone for a while", null, delivered, leaveAlone.next())
                : retryable(what + "; see its log", null, delivered, null);
    }

    private static String closed(ConnectionEnd.ClosedByServer closed) {
        return "the server closed the connection with " + CloseCode.shown(closed.code()) + quoted(closed.reason());
    }

    static String quoted(String reason) {
        return reason.isEmpty() ? "" : " (\"" + reason + "\")";
    }

    private static String reason(@Nullable ConnectionEnd end) {
        Throwable cause = cause(end);
        return cause == null
                ? "the transport was closed before the server had read the batch"
                : StartFailure.reason(cause, "the connection broke");
    }

    private static @Nullable Throwable cause(@Nullable ConnectionEnd end) {
        return end instanceof ConnectionEnd.Broken broken ? broken.cause() : null;
    }

    private RetryableTransportException retryable(
            String what, @Nullable Throwable cause, int delivered, @Nullable Duration retryAfter) {
        return new RetryableTransportException(endpoint + ": " + what, cause, delivered, retryAfter);
    }
}
