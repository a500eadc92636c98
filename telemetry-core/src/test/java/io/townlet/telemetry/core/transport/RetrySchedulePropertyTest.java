package io.townlet.telemetry.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.OptionType;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetrySchedulePropertyTest {

    private static final long MAX_BACKOFF = Duration.ofSeconds(30).toNanos();

    @Property
    void aDelayLiesBetweenNothingAndTheExponentialBound(
            @ForAll @LongRange(max = 30_000_000_000L) long backoff,
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE - 1) int failures,
            @ForAll long seed) {
        long delay = schedule(backoff, 10, seed).delayNanos(failures, null);
        double bound = Math.min((double) MAX_BACKOFF, backoff * Math.pow(2, Math.min(failures - 1, 100)));
        assertThat(delay).isNotNegative();
        assertThat((double) delay).isLessThanOrEqualTo(bound);
    }

    @Example
    void theJitterIsFull() {
        RetrySchedule schedule = schedule(Duration.ofSeconds(1).toNanos(), 10, 42);
        double[] delays = IntStream.range(0, 2000)
                .mapToDouble(i -> schedule.delayNanos(1, null) / 1e9)
                .sorted()
                .toArray();
        // Spread over all of the second, and not gathered at either end.
        assertThat(delays[0]).isLessThan(0.01);
        assertThat(delays[1000]).isBetween(0.45, 0.55);
        assertThat(delays[1999]).isGreaterThan(0.99);
    }

    @Property
    void aRetryAfterIsHonouredUpToFiveMinutes(
            @ForAll @LongRange(min = -1, max = 1000) long seconds,
            @ForAll @LongRange(max = 30_000_000_000L) long backoff,
            @ForAll @IntRange(min = 1, max = 100) int failures,
            @ForAll long seed) {
        long delay = schedule(backoff, 10, seed).delayNanos(failures, Duration.ofSeconds(seconds));
        long without = schedule(backoff, 10, seed).delayNanos(failures, null);
        long asked = Duration.ofSeconds(Math.max(0, Math.min(seconds, 300))).toNanos();
        assertThat(delay).isEqualTo(Math.max(asked, without));
    }

    @Property
    void aBatchIsGivenUpAfterItsRetriesAndNotBefore(
            @ForAll @IntRange(max = 10) int retries, @ForAll @IntRange(min = 1, max = 20) int failures) {
        assertThat(schedule(1, retries, 0).exhausted(failures)).isEqualTo(failures > retries);
    }

    @Property
    void withoutALimitABatchIsNeverGivenUp(@ForAll @IntRange(min = 1) int failures) {
        assertThat(schedule(1, OptionType.UNLIMITED_COUNT, 0).exhausted(failures))
                .isFalse();
    }

    private static RetrySchedule schedule(long backoffNanos, int retries, long seed) {
        return new RetrySchedule(
                new DeliverySettings.Retry(retries, Duration.ofNanos(backoffNanos)), new SplittableRandom(seed));
    }
}
