package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt to deliver a batch ended. */
sealed interface AttemptOutcome {

    /**
     * All of it was delivered.
     *
     * @param nanos how long it took
     */
    record Delivered(long nanos) implements AttemptOutcome {}

    /**
     * Not all of it was delivered.
     *
     * @param failure what kind of failure it was
     * @param sent whether it came as far as a send; else the transport could not be started
     * @param deliveredPrefix how many leading events were delivered all the same
     * @param error what the failure said
     * @param retryAfter how long the other side asks to be left alone, or null
     */
    record Failed(
            Failure failure,
            boolean sent,
            int deliveredPrefix,
            String error,
            @Nullable Duration retryAfter) implements AttemptOutcome {

        static Failed of(Throwable e, boolean sent) {
            if (!(e instanceof TransportException declared)) {
                return new Failed(Failure.CRASH, sent, 0, e.toString(), null);
            }
            String error = declared.getMessage() == null ? declared.toString() : declared.getMessage();
            Duration retryAfter = e instanceof RetryableTransportException retryable ? retryable.retryAfter() : null;
            return new Failed(Failure.of(declared), sent, declared.deliveredPrefix(), error, retryAfter);
        }
    }

    /** What kind of failure it was, and so what becomes of the batch. */
    enum Failure {
        /** It may be delivered later. */
        RETRYABLE,
        /** It will never be delivered. */
        PERMANENT,
        /** It is too large as a whole. */
        TOO_LARGE,
        /** The transport threw what it must not. */
        CRASH;

        static Failure of(TransportException e) {
            if (e instanceof PermanentTransportException) {
                return PERMANENT;
            }
            return e instanceof TooLargeTransportException ? TOO_LARGE : RETRYABLE;
        }
    }
}
