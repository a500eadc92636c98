package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Instant;
import java.util.Locale;

/** Decides what an answer means for the batch. The statuses are those of RFC 9110, RFC 6585 (429) and RFC 8470 (425). */
final class Verdict {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Not of any RFC: nginx's own, which it shows where it was told to. */
    private static final int NGINX_CERTIFICATE_ERROR = 495;

    private static final int NGINX_CERTIFICATE_REQUIRED = 496;

    private Verdict() {}

    /**
     * Returns where the batch was delivered.
     *
     * @param from what gave the answer
     * @param answer the answer, which is no redirect
     * @param now this machine's time
     * @throws TransportException where it was not delivered
     */
    static void require2xx(Endpoint from, Answer answer, Instant now) throws TransportException {
        int status = answer.status();
        if (answer.delivered()) {
            return;
        }
        String message = from + " answered " + status
                + (answer.excerpt().isEmpty() ? "" : ", saying \"" + answer.excerpt() + "\"") + "; " + advice(answer);
        if (status == CONTENT_TOO_LARGE) {
            throw new TooLargeTransportException(message);
        }
        if (isRetryable(status)) {
            throw new RetryableTransportException(message, null, 0, RetryAfter.of(answer.headers(), now));
        }
        throw new PermanentTransportException(message);
    }

    private static boolean saysNoCertificate(Answer answer) {
        return answer.status() == NGINX_CERTIFICATE_ERROR
                || answer.status() == NGINX_CERTIFICATE_REQUIRED
                || (answer.status() == 400
                        && answer.excerpt().toLowerCase(Locale.ROOT).contains("certificate"));
    }

    private static boolean isRetryable(int status) {
        return status == REQUEST_TIMEOUT
                || status == TOO_EARLY
                || status == TOO_MANY_REQUESTS
                || (status >= 500 && status <= 599);
    }

    private static String advice(Answer answer) {
        int status = answer.status();
        if (saysNoCertificate(answer)) {
            // It would be no use to compare the batch: nginx answers 400 where a certificate is missing.
            return "it misses this side's certificate, or doesn't trust it: check that an authority which the server names has issued"
                    + " cert_file";
        }
        return switch (status) {
            case 400, 422 ->
                "it can't make sense of the batch: compare format, compression and the events with what it takes";
            case 401, 403 -> "it refuses the credentials: check bearer_token, basic_user, headers or cert_file";
            case 404, 405, 410 -> "nothing takes events there: check the path of endpoint";
            case 407 -> "a proxy wants credentials, which can't be given: use a proxy without";
            case REQUEST_TIMEOUT ->
                "it waited too long for the batch: lower buffer.max_batch_size, or look at the network";
            case CONTENT_TOO_LARGE -> "lower buffer.max_batch_size, or raise the server's limit";
            case 415 -> "it doesn't take this kind of body: check format, compression and a Content-Type in headers";
            case TOO_EARLY -> "the batch is sent again";
            case TOO_MANY_REQUESTS ->
                "it wants fewer requests: raise buffer.max_batch_size and buffer.flush_interval_ticks";
            case 431 -> "shorten headers";
            default ->
                status >= 500 && status <= 599
                        ? "look at the server's log"
                        : "check that endpoint names what takes events, and look at the server's log";
        };
    }
}
