package io.townlet.telemetry.core.testing;

import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.time.Duration;

/** Derives delivery settings for tests, from the defaults. */
public final class Settings {

    private DeliverySettings settings = DeliverySettings.defaults();

    private Settings() {}

    public static Settings defaults() {
        return new Settings();
    }

    public Settings batch(int maxEvents) {
        return buffer(
                maxEvents, settings.buffer().maxBufferBytes(), settings.buffer().flushIntervalTicks());
    }

    public Settings bufferBytes(long maxBytes) {
        return buffer(
                settings.buffer().maxBatchSize(), maxBytes, settings.buffer().flushIntervalTicks());
    }

    public Settings flushTicks(int ticks) {
        return buffer(settings.buffer().maxBatchSize(), settings.buffer().maxBufferBytes(), ticks);
    }

    private Settings buffer(int maxEvents, long maxBytes, int ticks) {
        settings = settings.withBuffer(new DeliverySettings.Buffer(maxEvents, maxBytes, ticks));
        return this;
    }

    /** How often after the first attempt, and what the backoff starts from. */
    public Settings retry(int times, Duration backoff) {
        settings = settings.withRetry(new DeliverySettings.Retry(times, backoff));
        return this;
    }

    public Settings retryForEver(Duration backoff) {
        return retry(OptionType.UNLIMITED_COUNT, backoff);
    }

    public Settings dropOldest() {
        return worker(Backpressure.DROP_OLDEST, settings.worker().blockTimeout());
    }

    public Settings block(Duration timeout) {
        return worker(Backpressure.BLOCK, timeout);
    }

    public Settings blockForEver() {
        return block(OptionType.UNLIMITED_TIME);
    }

    public Settings fanOut() {
        return worker(Backpressure.FAN_OUT, settings.worker().blockTimeout());
    }

    public Settings policy(Backpressure policy) {
        return worker(policy, settings.worker().blockTimeout());
    }

    private Settings worker(Backpressure policy, Duration blockTimeout) {
        settings = settings.withWorker(new DeliverySettings.Worker(
                policy, blockTimeout, settings.worker().restartLimit()));
        return this;
    }

    public Settings restarts(int limit) {
        settings = settings.withWorker(new DeliverySettings.Worker(
                settings.worker().backpressure(), settings.worker().blockTimeout(), limit));
        return this;
    }

    public Settings poll(Duration workerPoll) {
        settings = new DeliverySettings(
                settings.connectTimeout(),
                settings.sendTimeout(),
                workerPoll,
                settings.retry(),
                settings.buffer(),
                settings.worker());
        return this;
    }

    public Settings sendTimeout(Duration timeout) {
        settings = new DeliverySettings(
                settings.connectTimeout(),
                timeout,
                settings.workerPoll(),
                settings.retry(),
                settings.buffer(),
                settings.worker());
        return this;
    }

    public DeliverySettings build() {
        return settings;
    }
}
