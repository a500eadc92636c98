package io.townlet.telemetry.benchmarks.contestant;

import io.townlet.telemetry.api.event.PayloadShape;
import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.TelemetryPipelineBuilder;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.transport.file.FileTransportProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pipeline with one transport and without transforms. */
final class OursContestant implements Contestant {

    static final long BUFFER_BYTES = 16L << 20;
    static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(10);

    private static final PayloadShape TICK_REPORT = PayloadShape.of(TickReport.FIELDS.toArray(String[]::new));

    private final TransportProvider provider;
    private final String transport;
    private final DeliverySettings delivery;
    private final Duration closeTimeout;
    private final TelemetryPipeline telemetry;

    /**
     * Starts a pipeline.
     *
     * @param provider makes its one transport
     * @param options the transport's options
     * @param transport says how the transport is set up
     * @param delivery how events are delivered
     * @param closeTimeout the longest that closing waits for what is under way
     */
    OursContestant(
            TransportProvider provider,
            Map<String, Object> options,
            String transport,
            DeliverySettings delivery,
            Duration closeTimeout) {
        this.provider = provider;
        this.transport = transport;
        this.delivery = delivery;
        this.closeTimeout = closeTimeout;
        telemetry = TelemetryPipeline.builder()
                .transport(provider.name(), provider, options, delivery)
                .start();
    }

    static OursContestant toFile(Path file) {
        DeliverySettings defaults = DeliverySettings.defaults();
        return new OursContestant(
                new FileTransportProvider(),
                Map.of("file_path", file.toString()),
                "file, fsync never, no rotation",
                blocking(new DeliverySettings.Buffer(
                        512, BUFFER_BYTES, defaults.buffer().flushIntervalTicks())),
                CLOSE_TIMEOUT);
    }

    /** Gives settings that lose nothing. */
    static DeliverySettings blocking(DeliverySettings.Buffer buffer) {
        DeliverySettings defaults = DeliverySettings.defaults();
        return defaults.withBuffer(buffer)
                .withWorker(new DeliverySettings.Worker(
                        Backpressure.BLOCK,
                        OptionType.UNLIMITED_TIME,
                        defaults.worker().restartLimit()));
    }

    @Override
    public void emit(TickReport report) {
        telemetry.emit(TickReport.EVENT_NAME, report.fill(TICK_REPORT.builder()));
    }

    @Override
    public void emit(SnapshotTown town) {
        telemetry.emit(SnapshotTown.EVENT_NAME, town.next());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("libraries", Libraries.of(TelemetryPipeline.class, provider.getClass()));
        settings.put("event", "PayloadShape.of(...).builder().put(...)");
        settings.put("snapshot", "emit(name, map), which copies the map");
        settings.put("transport", transport);
        settings.put("transforms", "none");
        settings.put(
                "backpressure",
                delivery.worker().backpressure() == Backpressure.BLOCK
                        ? Backpressure.BLOCK + ", block_timeout_seconds unlimited"
                        : delivery.worker().backpressure().toString());
        settings.put("max_batch_size", Integer.toString(delivery.buffer().maxBatchSize()));
        settings.put("max_buffer_bytes", Long.toString(delivery.buffer().maxBufferBytes()));
        settings.put("flush_interval_ticks", Integer.toString(delivery.buffer().flushIntervalTicks()));
        settings.put(
                "worker_poll_seconds", Double.toString(delivery.workerPoll().toMillis() / 1_000.0));
        settings.put("intake.max_bytes", Long.toString(TelemetryPipelineBuilder.DEFAULT_INTAKE_BYTES));
        return settings;
    }

    @Override
    public String recordMark() {
        return "\n";
    }

    @Override
    public void close() {
        LedgerReport report = telemetry.close(closeTimeout);
        if (!report.closes()) {
            throw new IllegalStateException("the ledger doesn't close: " + report);
        }
    }
}
