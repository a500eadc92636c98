package io.townlet.telemetry.core.log;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Warns at most once in ten seconds, and then says how many lines were held back. A logger that throws does no harm. Safe for use by several
 * threads.
 */
public final class RateLimitedLog {

    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final Logger logger;
    private final TelemetryClock clock;
    private final AtomicLong nextAt;
    private final AtomicLong suppressed = new AtomicLong();

    /**
     * Makes a log for one cause.
     *
     * @param logger where the lines go
     * @param clock the time to go by
     */
    public RateLimitedLog(Logger logger, TelemetryClock clock) {
        this.logger = logger;
        this.clock = clock;
        this.nextAt = new AtomicLong(clock.nanoTime());
    }

    /**
     * Warns, or counts that it would have.
     *
     * @param line makes the line, {@code key=value} style; called only where it is logged
     */
    public void warn(Supplier<String> line) {
        long now = clock.nanoTime();
        long due = nextAt.get();
        if (now - due < 0 || !nextAt.compareAndSet(due, now + INTERVAL_NANOS)) {
            suppressed.incrementAndGet();
            return;
        }
        long held = suppressed.getAndSet(0);
        try {
            logger.warn("{}{}", line.get(), held == 0 ? "" : " suppressed=" + held);
        } catch (RuntimeException e) {
            // An appender that throws must not end the pipeline, nor reach whoever emits.
            suppressed.addAndGet(held + 1);
        }
    }
}
