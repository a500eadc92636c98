package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.option.OptionType;
import java.time.Duration;

/**
 * How one transport's events are buffered, batched, retried and pushed back on.
 *
 * @param connectTimeout the longest that a start may take, 0 to 60 s
 * @param sendTimeout the longest that a send may take, 0 to 60 s
 * @param workerPoll the longest that a buffered event waits for its batch to fill, 10 ms to 10 s
 * @param retry how failed batches are retried
 * @param buffer how events are gathered
 * @param worker what happens where the buffer is full, or the worker crashes
 */
public record DeliverySettings(
        Duration connectTimeout, Duration sendTimeout, Duration workerPoll, Retry retry, Buffer buffer, Worker worker) {

    /**
     * Gives the defaults for a live program.
     *
     * @return the documented defaults
     */
    public static DeliverySettings defaults() {
        return new DeliverySettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                new Retry(3, Duration.ofMillis(500)),
                new Buffer(32, 256_000, 1),
                new Worker(Backpressure.DROP_OLDEST, Duration.ofMillis(500), 3));
    }

    /**
     * How failed batches are retried.
     *
     * @param maxAttempts how often after the first attempt, 0 to 10, or {@link OptionType#UNLIMITED_COUNT}
     * @param backoff what the exponential backoff starts from, 0 to 30 s
     */
    public record Retry(int maxAttempts, Duration backoff) {}

    /**
     * How events are gathered.
     *
     * @param maxBatchSize the most events of a batch, 1 to 65536
     * @param maxBufferBytes the most bytes queued, 1024 to 1 GiB
     * @param flushIntervalTicks a batch goes out once this many ticks have passed since the last, 1 to 10000
     */
    public record Buffer(int maxBatchSize, long maxBufferBytes, int flushIntervalTicks) {}

    /**
     * What happens where the buffer is full, or the worker crashes.
     *
     * @param backpressure what {@code emit} does where the queue is full
     * @param blockTimeout the longest that {@code emit} blocks, 10 ms to 60 s, or {@link OptionType#UNLIMITED_TIME}
     * @param restartLimit how often the worker is restarted, 1 to 100
     */
    public record Worker(Backpressure backpressure, Duration blockTimeout, int restartLimit) {}

    /**
     * Derives settings with another retry.
     *
     * @param other the new value
     * @return the changed settings
     */
    public DeliverySettings withRetry(Retry other) {
        return new DeliverySettings(connectTimeout, sendTimeout, workerPoll, other, buffer, worker);
    }

    /**
     * Derives settings with another buffer.
     *
     * @param other the new value
     * @return the changed settings
     */
    public DeliverySettings withBuffer(Buffer other) {
        return new DeliverySettings(connectTimeout, sendTimeout, workerPoll, retry, other, worker);
    }

    /**
     * Derives settings with another worker.
     *
     * @param other the new value
     * @return the changed settings
     */
    public DeliverySettings withWorker(Worker other) {
        return new DeliverySettings(connectTimeout, sendTimeout, workerPoll, retry, buffer, other);
    }
}
