package io.townlet.telemetry.core.testing;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link FaultyTransport} does with one start or send. */
@FunctionalInterface
public interface Fault {

    /**
     * Fails, or doesn't.
     *
     * @param events how many events the batch has; 0 in a start
     * @param bytes how many bytes it has; 0 in a start
     */
    void strike(int events, long bytes) throws TransportException;

    /** Everything is delivered. */
    static Fault none() {
        return (events, bytes) -> {};
    }

    static Fault retryable() {
        return retryable(0, null);
    }

    static Fault retryable(int deliveredPrefix, @Nullable Duration retryAfter) {
        return (events, bytes) -> {
            throw new RetryableTransportException("the far side is away", null, deliveredPrefix, retryAfter);
        };
    }

    static Fault permanent(int deliveredPrefix) {
        return (events, bytes) -> {
            throw new PermanentTransportException("the far side refused it", null, deliveredPrefix);
        };
    }

    /** Refuses as too large any batch of more events than that. */
    static Fault tooLargeAbove(int mostEvents) {
        return (events, bytes) -> {
            if (events > mostEvents) {
                throw new TooLargeTransportException(events + " events are more than " + mostEvents);
            }
        };
    }

    /** Refuses as too large any batch of more bytes than that. */
    static Fault tooLargeAboveBytes(long mostBytes) {
        return (events, bytes) -> {
            if (bytes > mostBytes) {
                throw new TooLargeTransportException(bytes + " bytes are more than " + mostBytes);
            }
        };
    }

    /** Throws what no transport should. */
    static Fault crash() {
        return crash(() -> new IllegalStateException("a bug in the transport"));
    }

    static Fault crash(Supplier<? extends Throwable> thrown) {
        return (events, bytes) -> {
            Throwable throwable = thrown.get();
            if (throwable instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) throwable;
        };
    }

    /** Strikes where the number of events is as asked for. */
    default Fault where(IntPredicate eventCount) {
        return (events, bytes) -> {
            if (eventCount.test(events)) {
                strike(events, bytes);
            }
        };
    }
}
