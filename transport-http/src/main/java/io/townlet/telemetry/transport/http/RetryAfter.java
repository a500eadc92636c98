package io.townlet.telemetry.transport.http;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks to be left alone: the header {@code Retry-After} of RFC 9110, section 10.2.3, in both its forms. */
final class RetryAfter {

    /** The most that is told. The host honours less, so nothing is lost by it. */
    static final Duration MOST = Duration.ofHours(1);

    private static final String NAME = "Retry-After";
    private static final Pattern SECONDS = Pattern.compile("\\d+");

    /** More digits than these are more than {@link #MOST} in any case. */
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * Reads the header.
     *
     * @param headers the answer's headers; where they tell the server's own time, a date counts from that, because clocks differ
     * @param now this machine's time
     * @return a time from 0 to {@link #MOST}, or null where there is none, or none that makes sense
     */
    static @Nullable Duration of(Headers headers, Instant now) {
        String value = headers.get(NAME);
        if (value == null) {
            return null;
        }
        if (SECONDS.matcher(value).matches()) {
            String digits = value.replaceFirst("^0+(?=\\d)", "");
            return digits.length() > MOST_DIGITS ? MOST : bounded(Duration.ofSeconds(Long.parseLong(digits)));
        }
        Instant date = headers.getInstant(NAME);
        if (date == null) {
            return null;
        }
        Instant told = headers.getInstant("Date");
        Duration wait = Duration.between(told == null ? now : told, date);
        return wait.isNegative() ? null : bounded(wait);
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
