package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.TransportConfig;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One combination of the settings that a sweep walks. Its text names them as a configuration does.
 *
 * @param maxBatchSize the most events of a batch
 * @param flushIntervalTicks after how many ticks a batch goes out
 * @param workerPoll the longest that an event waits for its batch to fill
 * @param maxBufferBytes the most bytes that are queued
 */
public record SweepPoint(int maxBatchSize, int flushIntervalTicks, Duration workerPoll, long maxBufferBytes) {

    /** The names of {@link #cells()}. */
    static final List<String> COLUMNS =
            List.of("max_batch_size", "flush_interval_ticks", "worker_poll_seconds", "max_buffer_bytes");

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Gives every transport of a configuration these settings. */
    PipelineConfig applyTo(PipelineConfig config) {
        List<TransportConfig> transports = config.transports().stream()
                .map(transport -> new TransportConfig(
                        transport.id(), transport.plugin(), transport.options(), applyTo(transport.delivery())))
                .toList();
        return new PipelineConfig(
                transports,
                config.transforms(),
                config.intakeMaxBytes(),
                config.encoding(),
                config.aggregation(),
                config.baseDirectory(),
                config.provider(),
                config.simulation());
    }

    private DeliverySettings applyTo(DeliverySettings delivery) {
        return new DeliverySettings(
                delivery.connectTimeout(),
                delivery.sendTimeout(),
                workerPoll,
                delivery.retry(),
                new DeliverySettings.Buffer(maxBatchSize, maxBufferBytes, flushIntervalTicks),
                delivery.worker());
    }

    List<String> cells() {
        return List.of(
                String.valueOf(maxBatchSize),
                String.valueOf(flushIntervalTicks),
                String.format(Locale.ROOT, "%.3f", workerPoll.toMillis() / MILLIS_PER_SECOND),
                String.valueOf(maxBufferBytes));
    }

    @Override
    public String toString() {
        List<String> cells = cells();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : " ").append(COLUMNS.get(i)).append('=').append(cells.get(i));
        }
        return text.toString();
    }
}
