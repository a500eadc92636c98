package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.option.OptionType;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed batch is tried again: exponential backoff with full jitter, a uniformly random time between 0 and the exponential bound, so
 * that many clients of one server don't come back together.
 */
final class RetrySchedule {

    /** The most that the exponential bound grows to. */
    static final long MAX_BACKOFF_NANOS = Duration.ofSeconds(30).toNanos();

    /** The most that another side's wish to be left alone is honoured. */
    static final long MAX_RETRY_AFTER_NANOS = Duration.ofMinutes(5).toNanos();

    private static final int MAX_DOUBLINGS = 40;

    private final DeliverySettings.Retry settings;
    private final RandomGenerator random;

    RetrySchedule(DeliverySettings.Retry settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** Tells whether a batch that failed this often is given up. */
    boolean exhausted(int failures) {
        return settings.maxAttempts() != OptionType.UNLIMITED_COUNT && failures > settings.maxAttempts();
    }

    /** Gives the wait before the next attempt in nanoseconds. */
    long delayNanos(int failures, @Nullable Duration retryAfter) {
        long base = settings.backoff().toNanos();
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        long bound = base > MAX_BACKOFF_NANOS >> doublings ? MAX_BACKOFF_NANOS : base << doublings;
        long jittered = bound == 0 ? 0 : random.nextLong(bound + 1);
        return retryAfter == null ? jittered : Math.max(jittered, bounded(retryAfter));
    }

    private static long bounded(Duration retryAfter) {
        return retryAfter.isNegative()
                ? 0
                : retryAfter.compareTo(Duration.ofNanos(MAX_RETRY_AFTER_NANOS)) > 0
                        ? MAX_RETRY_AFTER_NANOS
                        : retryAfter.toNanos();
    }
}
