package io.townlet.telemetry.core.health;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of each tick how it went: one log line at level info, {@code tick_health tick=... duration_ms=... queue_length=...} with what all transports
 * together have counted, and a {@code loop.health} event with the counts of each. Of a tick that failed it tells by {@code loop.failure}, and sends what is queued.
 *
 * <p>Used by the thread of the ticks alone.
 */
public final class TickHealth {

    /** How long a failed tick waits at most for what is queued to be sent, unless something else is asked for. */
    public static final Duration DEFAULT_FLUSH_TIMEOUT = Duration.ofSeconds(2);

    private static final Logger LOGGER = LoggerFactory.getLogger(TickHealth.class);
    private static final int MAX_ERROR_CHARS = 500;
    private static final double NANOS_PER_MILLI = 1e6;

    private final HealthTarget target;
    private final TelemetryClock clock;
    private final Duration flushTimeout;
    private final Logger logger;
    private List<TransportStatus> before = List.of();

    /**
     * Tells a simulation's telemetry, so that its view shows the latest health too.
     *
     * @param telemetry where the events go, and whose transports are judged
     */
    public TickHealth(SimulationTelemetry telemetry) {
        this(HealthTarget.of(telemetry), TelemetryClock.system(), DEFAULT_FLUSH_TIMEOUT, LOGGER);
    }

    /**
     * Tells a pipeline.
     *
     * @param sink where the events go, and whose transports are judged
     */
    public TickHealth(TelemetrySink sink) {
        this(HealthTarget.of(sink), TelemetryClock.system(), DEFAULT_FLUSH_TIMEOUT, LOGGER);
    }

    TickHealth(HealthTarget target, TelemetryClock clock, Duration flushTimeout, Logger logger) {
        this.target = target;
        this.clock = clock;
        this.flushTimeout = flushTimeout;
        this.logger = logger;
    }

    /**
     * Runs a tick and tells how it went. What the tick throws is told of, and thrown on.
     *
     * @param tick the tick's number
     * @param body what the tick does
     */
    public void run(long tick, Runnable body) {
        long start = clock.nanoTime();
        boolean done = false;
        try {
            body.run();
            done = true;
        } catch (RuntimeException | Error e) {
            failed(tick, e);
            throw e;
        } finally {
            if (done) {
                succeeded(tick, Duration.ofNanos(clock.nanoTime() - start));
            }
        }
    }

    /**
     * Tells of a tick that is done.
     *
     * @param tick the tick's number
     * @param duration how long it took
     * @return how well events were delivered since the last tick
     */
    public HealthReport succeeded(long tick, Duration duration) {
        List<TransportStatus> now = target.transportStatus();
        HealthReport report = HealthCheck.between(before, now);
        before = now;
        TransportTotals totals = TransportTotals.of(now);
        double millis = duration.toNanos() / NANOS_PER_MILLI;
        log(tick, millis, report, totals);
        target.emit(
                "loop.health",
                Payload.builder(7)
                        .put("tick", tick)
                        .put("status", report.state().wireName())
                        .put("reasons", (Object) report.reasons())
                        .put("duration_ms", millis)
                        .put("queue_length", totals.queueLength())
                        .put("dropped_messages", totals.droppedMessages())
                        .put("transports", (Object)
                                now.stream().map(TickHealth::counts).toList())
                        .build());
        return report;
    }

    private static Payload counts(TransportStatus status) {
        return Payload.builder(10)
                .put("id", status.id())
                .put("type", status.type())
                .put("connected", status.connected())
                .put("worker_alive", status.workerAlive())
                .put("queue_length", status.queueLength())
                .put("dropped_messages", status.ledger().dropped())
                .put("payloads_flushed_total", status.payloadsFlushedTotal())
                .put("bytes_flushed_total", status.bytesFlushedTotal())
                .put("send_failures_total", status.sendFailuresTotal())
                .put("worker_restart_count", status.workerRestartCount())
                .build();
    }

    private void log(long tick, double millis, HealthReport report, TransportTotals totals) {
        if (!logger.isInfoEnabled()) {
            return;
        }
        try {
            logger.info(
                    "tick_health tick={} duration_ms={} queue_length={} dropped_messages={} payloads_flushed_total={}"
                            + " bytes_flushed_total={} consecutive_send_failures={} send_failures_total={}"
                            + " worker_restart_count={} status={}",
                    tick,
                    String.format(Locale.ROOT, "%.3f", millis),
                    totals.queueLength(),
                    totals.droppedMessages(),
                    totals.payloadsFlushed(),
                    totals.bytesFlushed(),
                    totals.consecutiveSendFailures(),
                    totals.sendFailures(),
                    totals.workerRestarts(),
                    report.state().wireName());
        } catch (RuntimeException e) {
            // An appender that throws must not end the ticks.
            return;
        }
    }

    /**
     * Tells of a tick that failed, and sends what is queued, so that what led to the failure is known even where the program ends with it.
     *
     * @param tick the tick's number
     * @param error what it threw
     * @return the ledgers after the wait; {@link LedgerReport#complete()} tells whether nothing was lost
     */
    public LedgerReport failed(long tick, Throwable error) {
        String type = error.getClass().getName();
        warn(tick, type);
        target.emit(
                "loop.failure",
                Payload.builder(4)
                        .put("tick", tick)
                        .put("status", "failed")
                        .put("error_type", type)
                        .put("error", shortened(messageOf(error)))
                        .build());
        return target.flush(flushTimeout);
    }

    private void warn(long tick, String type) {
        try {
            // The message may quote what is confidential; the event goes through the transforms, a log line doesn't.
            logger.warn("tick_failed tick={} error_type={}", tick, type);
        } catch (RuntimeException e) {
            // As above.
            return;
        }
    }

    private static String messageOf(Throwable error) {
        try {
            return String.valueOf(error.getMessage());
        } catch (RuntimeException e) {
            return "(its message can't be had: " + e.getClass().getName() + ")";
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_ERROR_CHARS ? text : text.substring(0, MAX_ERROR_CHARS) + "...";
    }
}
