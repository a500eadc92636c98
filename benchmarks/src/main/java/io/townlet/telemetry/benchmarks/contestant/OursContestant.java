package io.townlet.telemetry.benchmarks.contestant;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.api.status.LedgerReport;
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

/** The pipeline with its file transport and without transforms. */
final class OursContestant implements Contestant {

    private static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(10);

    private final DeliverySettings delivery = delivery();
    private final TelemetryPipeline telemetry;

    OursContestant(Path file) {
        telemetry = TelemetryPipeline.builder()
                .transport("file", new FileTransportProvider(), Map.of("file_path", file.toString()), delivery)
                .start();
    }

    private static DeliverySettings delivery() {
        DeliverySettings defaults = DeliverySettings.defaults();
        return defaults.withBuffer(new DeliverySettings.Buffer(
                        512, 16L << 20, defaults.buffer().flushIntervalTicks()))
                .withWorker(new DeliverySettings.Worker(
                        Backpressure.BLOCK,
                        OptionType.UNLIMITED_TIME,
                        defaults.worker().restartLimit()));
    }

    @Override
    public void emit(TickReport report) {
        telemetry.emit(
                TickReport.EVENT_NAME,
                Payload.builder(8)
                        .put("tick", report.tick())
                        .put("status", report.status())
                        .put("duration_ms", report.durationMs())
                        .put("failure_count", report.failureCount())
                        .put("queue_length", report.queueLength())
                        .put("dropped_messages", report.droppedMessages())
                        .put("perturbations_active", report.perturbationsActive())
                        .put("employment_exit_queue", report.employmentExitQueue())
                        .build());
    }

    @Override
    public void emit(SnapshotTown town) {
        telemetry.emit(SnapshotTown.EVENT_NAME, town.next());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("libraries", Libraries.of(TelemetryPipeline.class, FileTransportProvider.class));
        settings.put("event", "Payload.builder(8).put(...)");
        settings.put("snapshot", "emit(name, map), which copies the map");
        settings.put("transport", "file, fsync never, no rotation");
        settings.put("transforms", "none");
        settings.put("backpressure", delivery.worker().backpressure() + ", block_timeout_seconds unlimited");
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
        LedgerReport report = telemetry.close(CLOSE_TIMEOUT);
        if (!report.closes()) {
            throw new IllegalStateException("the ledger doesn't close: " + report);
        }
    }
}
