package io.townlet.telemetry.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-31T23:59:00Z");

    private static Duration wait(String value) {
        return RetryAfter.of(Headers.of("Retry-After", value), NOW);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "007, 7", "3600, 3600", "3601, 3600", "999999999, 3600", "9999999999, 3600"})
    void readsSeconds(String value, long seconds) {
        assertThat(wait(value)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void boundsNumbersOfAnyLength() {
        assertThat(wait("9".repeat(100_000))).isEqualTo(RetryAfter.MOST);
        assertThat(wait("0".repeat(100_000))).isEqualTo(Duration.ZERO);
    }

    /** The three forms of RFC 9110, section 5.6.7. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Sat, 31 Jan 2026 23:59:30 GMT", "Saturday, 31-Jan-26 23:59:30 GMT", "Sat Jan 31 23:59:30 2026"})
    void readsDates(String value) {
        assertThat(wait(value)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void countsFromTheServersOwnTime() {
        Headers headers =
                Headers.of("Retry-After", "Sat, 31 Jan 2026 20:00:30 GMT", "Date", "Sat, 31 Jan 2026 20:00:00 GMT");
        assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void countsFromThisMachinesTimeWhereTheServersMakesNoSense() {
        Headers headers = Headers.of("Retry-After", "Sat, 31 Jan 2026 23:59:30 GMT", "Date", "yesterday");
        assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void boundsDates() {
        assertThat(wait("Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(RetryAfter.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+5", "1.5", "5 s", "soon", "0x10", "Sat, 31 Jan 2026 23:58:59 GMT", "NaN", "٣"})
    void ignoresWhatMakesNoSense(String value) {
        Headers headers =
                new Headers.Builder().addUnsafeNonAscii("Retry-After", value).build();
        assertThat(RetryAfter.of(headers, NOW)).isNull();
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(RetryAfter.of(Headers.of(), NOW)).isNull();
    }

    @Property
    void isWithinBoundsWhateverIsSent(@ForAll String value, @ForAll String date) {
        Headers headers = new Headers.Builder()
                .addUnsafeNonAscii("Retry-After", headerValue(value))
                .addUnsafeNonAscii("Date", headerValue(date))
                .build();
        Duration wait = RetryAfter.of(headers, NOW);
        assertThat(wait == null || (!wait.isNegative() && wait.compareTo(RetryAfter.MOST) <= 0))
                .isTrue();
    }

    /** Of other characters the HTTP library makes no header at all. */
    private static String headerValue(String text) {
        return text.replaceAll("[\\r\\n\\x00]", "").strip();
    }

    @Property
    void readsEachNumberOfSeconds(@ForAll @LongRange(min = 0, max = 3600) long seconds) {
        assertThat(wait(String.format(Locale.ROOT, "%d", seconds))).isEqualTo(Duration.ofSeconds(seconds));
    }
}
