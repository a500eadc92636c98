package io.townlet.telemetry.cli.bench;

import java.util.Locale;

/** A number of a report that two runs are compared by. The names are a contract. */
public enum BenchMetric {
    /** Seconds that the thread of the ticks spent on telling of a tick, on average. */
    AVG_TICK_SECONDS,
    /** The same, where half of the ticks took less. */
    P50_TICK_SECONDS,
    /** The same, where 99 of 100 ticks took less. */
    P99_TICK_SECONDS,
    /** The same for the tick that took longest. */
    MAX_TICK_SECONDS,
    /** Seconds from the first tick until all was settled. */
    RUN_SECONDS,
    /** Events that were given up. */
    DROPPED_MESSAGES,
    /** The most events that were queued. */
    QUEUE_LENGTH_PEAK,
    /** How often a worker was restarted. */
    WORKER_RESTART_COUNT,
    /** Bytes delivered. */
    BYTES_FLUSHED_TOTAL,
    /** Events delivered. */
    PAYLOADS_FLUSHED_TOTAL,
    /** Attempts that failed. */
    SEND_FAILURES_TOTAL,
    /** Milliseconds that the last delivered batch took. */
    LAST_FLUSH_DURATION_MS;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Gives the name that stands in reports.
     *
     * @return the lower-case name, for example {@code avg_tick_seconds}
     */
    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
