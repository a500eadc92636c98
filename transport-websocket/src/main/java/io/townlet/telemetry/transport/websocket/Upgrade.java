package io.townlet.telemetry.transport.websocket;

import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the server chose when it answered the request for a WebSocket.
 *
 * @param subprotocol the subprotocol, or null for none
 * @param compression whether messages may be compressed
 */
record Upgrade(@Nullable String subprotocol, boolean compression) {

    private static final String RETRY_AFTER = "Retry-After";

    /** More is the same as never, and would not fit a duration in nanoseconds. */
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    static Upgrade of(Response response) {
        return new Upgrade(
                response.header("Sec-WebSocket-Protocol"), response.header(UpgradeInterceptor.EXTENSIONS) != null);
    }

    /** Reads an answer that is none to a request for a WebSocket. */
    static ConnectionEnd.Refused refused(Response response, Throwable failure) {
        return new ConnectionEnd.Refused(
                response.code(),
                OneLine.of(response.message()),
                retryAfter(response),
                location(response),
                OneLine.of(String.valueOf(failure.getMessage())));
    }

    /** Reads both forms of RFC 9110, section 10.2.3: seconds, and a date, which counts from the server's own. */
    private static @Nullable Duration retryAfter(Response response) {
        String value = response.header(RETRY_AFTER);
        if (value == null) {
            return null;
        }
        if (value.matches("[0-9]{1,18}")) {
            return Duration.ofSeconds(Math.min(Long.parseLong(value), MOST_SECONDS));
        }
        Instant until = response.headers().getInstant(RETRY_AFTER);
        if (until == null) {
            return null;
        }
        Instant date = response.headers().getInstant("Date");
        Instant now = date == null ? Instant.ofEpochMilli(response.receivedResponseAtMillis()) : date;
        Duration wait = Duration.between(now, until);
        return wait.isNegative()
                ? Duration.ZERO
                : wait.toSeconds() > MOST_SECONDS ? Duration.ofSeconds(MOST_SECONDS) : wait;
    }

    private static @Nullable String location(Response response) {
        String value = response.header("Location");
        HttpUrl target = value == null ? null : response.request().url().resolve(value);
        return target == null ? null : Endpoint.shown(target);
    }
}
