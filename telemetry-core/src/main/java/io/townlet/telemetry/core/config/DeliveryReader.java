package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what every transport has. What isn't configured, or isn't allowed, is as in the settings that are given as defaults. */
final class DeliveryReader {

    private DeliveryReader() {}

    /** Reads all but the worker, which the defaults have. */
    static DeliverySettings read(Section transport, DeliverySettings defaults) {
        Duration connect = transport.find(TransportKeys.CONNECT_TIMEOUT).orElse(defaults.connectTimeout());
        Duration send = transport.find(TransportKeys.SEND_TIMEOUT).orElse(defaults.sendTimeout());
        Duration poll = transport.find(TransportKeys.WORKER_POLL).orElse(defaults.workerPoll());
        return new DeliverySettings(
                connect,
                send,
                poll,
                retry(transport.section(TransportKeys.RETRY), defaults.retry()),
                buffer(transport.section(TransportKeys.BUFFER), defaults.buffer()),
                defaults.worker());
    }

    private static DeliverySettings.Retry retry(@Nullable Section section, DeliverySettings.Retry defaults) {
        if (section == null) {
            return defaults;
        }
        DeliverySettings.Retry retry = new DeliverySettings.Retry(
                section.find(TransportKeys.MAX_ATTEMPTS).orElse(defaults.maxAttempts()),
                section.find(TransportKeys.BACKOFF).orElse(defaults.backoff()));
        section.refuseUnknown();
        return retry;
    }

    private static DeliverySettings.Buffer buffer(@Nullable Section section, DeliverySettings.Buffer defaults) {
        if (section == null) {
            return defaults;
        }
        DeliverySettings.Buffer buffer = new DeliverySettings.Buffer(
                section.find(TransportKeys.MAX_BATCH_SIZE).orElse(defaults.maxBatchSize()),
                section.find(TransportKeys.MAX_BUFFER_BYTES).orElse(defaults.maxBufferBytes()),
                section.find(TransportKeys.FLUSH_INTERVAL_TICKS).orElse(defaults.flushIntervalTicks()));
        section.refuseUnknown();
        return buffer;
    }

    static DeliverySettings.Worker worker(@Nullable Section section, DeliverySettings.Worker defaults) {
        if (section == null) {
            return defaults;
        }
        DeliverySettings.Worker worker = new DeliverySettings.Worker(
                section.find(TransportKeys.BACKPRESSURE)
                        .map(word -> Backpressure.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(defaults.backpressure()),
                section.find(TransportKeys.BLOCK_TIMEOUT).orElse(defaults.blockTimeout()),
                section.find(TransportKeys.RESTART_LIMIT).orElse(defaults.restartLimit()));
        section.refuseUnknown();
        return worker;
    }
}
