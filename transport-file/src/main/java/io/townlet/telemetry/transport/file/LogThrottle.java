package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Lets one log line through in ten seconds. Safe for use by several threads. */
final class LogThrottle {

    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final TelemetryClock clock;
    private boolean used;
    private long lastNanos;
    private long suppressed;

    LogThrottle(TelemetryClock clock) {
        this.clock = clock;
    }

    /**
     * Logs, or counts what isn't logged.
     *
     * @param line logs one line; takes how many were left out since the last
     */
    void run(LongConsumer line) {
        long left;
        synchronized (this) {
            long now = clock.nanoTime();
            if (used && now - lastNanos < PAUSE_NANOS) {
                suppressed++;
                return;
            }
            used = true;
            lastNanos = now;
            left = suppressed;
            suppressed = 0;
        }
        line.accept(left);
    }
}
