package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The keys that every transport has beside its plug-in's own, with their bounds and their defaults for a live program. */
public final class TransportKeys {

    private static final DeliverySettings DEFAULTS = DeliverySettings.defaults();

    /** The key of the map that has {@link #retry()}. */
    public static final String RETRY = "retry";

    /** The key of the map that has {@link #buffer()}. */
    public static final String BUFFER = "buffer";

    /** The key of the map that has {@link #worker()}; it may stand directly under {@code telemetry} instead, for all transports. */
    public static final String WORKER = "worker";

    /** Which transport. */
    public static final Option<String> TYPE = Option.text("type")
            .withDefault("stdout")
            .describedAs("Which transport delivers: the name of one that is installed.");

    /** Which of several transports. */
    public static final Option<String> ID = Option.text("id")
            .describedAs("Tells several transports apart in logs and in the status; the type where it is left out.");

    /** How long a start may take. */
    public static final Option<Duration> CONNECT_TIMEOUT = Option.seconds("connect_timeout_seconds", 0, 60)
            .withDefault(DEFAULTS.connectTimeout())
            .describedAs("The longest that connecting or opening may take.");

    /** How long a send may take. */
    public static final Option<Duration> SEND_TIMEOUT = Option.seconds("send_timeout_seconds", 0, 60)
            .withDefault(DEFAULTS.sendTimeout())
            .describedAs("The longest that sending a batch may take.");

    /** How long a batch may wait to be filled. */
    public static final Option<Duration> WORKER_POLL = Option.seconds("worker_poll_seconds", 0.01, 10)
            .withDefault(DEFAULTS.workerPoll())
            .describedAs("The longest that a buffered event waits for its batch to fill.");

    /** How often a batch is retried. */
    public static final Option<Integer> MAX_ATTEMPTS = Option.of(
                    "max_attempts", new OptionType.WholeNumber(0, 10, true))
            .withDefault(DEFAULTS.retry().maxAttempts())
            .describedAs("How often a failed batch is retried after its first attempt.");

    /** What the backoff starts from. */
    public static final Option<Duration> BACKOFF = Option.seconds("backoff_seconds", 0, 30)
            .withDefault(DEFAULTS.retry().backoff())
            .describedAs(
                    "What the exponential backoff between attempts starts from; it is never more than 30 seconds.");

    /** How many events a batch may have. */
    public static final Option<Integer> MAX_BATCH_SIZE = Option.wholeNumber("max_batch_size", 1, 65_536)
            .withDefault(DEFAULTS.buffer().maxBatchSize())
            .describedAs("The most events of a batch.");

    /** How many bytes may be queued. */
    public static final Option<Long> MAX_BUFFER_BYTES = Option.byteCount("max_buffer_bytes", 1024, 1L << 30)
            .withDefault(DEFAULTS.buffer().maxBufferBytes())
            .describedAs("The most bytes that are queued for the transport.");

    /** After how many ticks a batch goes out. */
    public static final Option<Integer> FLUSH_INTERVAL_TICKS = Option.wholeNumber("flush_interval_ticks", 1, 10_000)
            .withDefault(DEFAULTS.buffer().flushIntervalTicks())
            .describedAs("A batch goes out, full or not, once this many ticks have passed since the last.");

    /** What happens where the queue is full. */
    public static final Option<String> BACKPRESSURE = Option.choice(
                    "backpressure",
                    Arrays.stream(Backpressure.values())
                            .map(Backpressure::wireName)
                            .toArray(String[]::new))
            .withDefault(DEFAULTS.worker().backpressure().wireName())
            .describedAs("What emitting does where the queue is full.");

    /** How long emitting may block. */
    public static final Option<Duration> BLOCK_TIMEOUT = Option.of(
                    "block_timeout_seconds", new OptionType.Seconds(0.01, 60, true))
            .withDefault(DEFAULTS.worker().blockTimeout())
            .describedAs("The longest that emitting waits for room where backpressure is 'block'.");

    /** How often a worker is restarted. */
    public static final Option<Integer> RESTART_LIMIT = Option.wholeNumber("restart_limit", 1, 100)
            .withDefault(DEFAULTS.worker().restartLimit())
            .describedAs("How often the worker is restarted before the transport is given up.");

    private TransportKeys() {}

    /**
     * Gives the keys directly under a transport.
     *
     * @return an immutable list in the order in which they are documented
     */
    public static List<Option<?>> transport() {
        return List.of(TYPE, ID, CONNECT_TIMEOUT, SEND_TIMEOUT, WORKER_POLL);
    }

    /**
     * Gives the keys under {@value #RETRY}.
     *
     * @return an immutable list in the order in which they are documented
     */
    public static List<Option<?>> retry() {
        return List.of(MAX_ATTEMPTS, BACKOFF);
    }

    /**
     * Gives the keys under {@value #BUFFER}.
     *
     * @return an immutable list in the order in which they are documented
     */
    public static List<Option<?>> buffer() {
        return List.of(MAX_BATCH_SIZE, MAX_BUFFER_BYTES, FLUSH_INTERVAL_TICKS);
    }

    /**
     * Gives the keys under {@value #WORKER}.
     *
     * @return an immutable list in the order in which they are documented
     */
    public static List<Option<?>> worker() {
        return List.of(BACKPRESSURE, BLOCK_TIMEOUT, RESTART_LIMIT);
    }
}
