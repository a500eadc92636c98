package io.townlet.telemetry.benchmarks.contestant;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.exporter.logging.otlp.internal.logs.OtlpStdoutLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry's batching processor with an exporter of OTLP. */
final class OpenTelemetryContestant implements Contestant {

    private static final int QUEUE_SIZE = 65_536;
    private static final int FILE_BATCH_SIZE = 512;
    private static final int SERVER_BATCH_SIZE = 500;
    private static final int FILE_BUFFER = 64 << 10;
    private static final long CLOSE_TIMEOUT_MINUTES = 10;

    private static final AttributeKey<Long> TICK = AttributeKey.longKey("tick");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("status");
    private static final AttributeKey<Double> DURATION_MS = AttributeKey.doubleKey("duration_ms");
    private static final AttributeKey<Long> FAILURE_COUNT = AttributeKey.longKey("failure_count");
    private static final AttributeKey<Long> QUEUE_LENGTH = AttributeKey.longKey("queue_length");
    private static final AttributeKey<Long> DROPPED_MESSAGES = AttributeKey.longKey("dropped_messages");
    private static final AttributeKey<Long> PERTURBATIONS_ACTIVE = AttributeKey.longKey("perturbations_active");
    private static final AttributeKey<Long> EMPLOYMENT_EXIT_QUEUE = AttributeKey.longKey("employment_exit_queue");

    private final Closeable target;
    private final Class<?> exporterType;
    private final String exporter;
    private final BatchLogRecordProcessor processor;
    private final SdkLoggerProvider provider;
    private final Logger logger;

    private OpenTelemetryContestant(LogRecordExporter exporter, String description, int batchSize, Closeable target) {
        this.target = target;
        this.exporterType = exporter.getClass();
        this.exporter = description;
        processor = BatchLogRecordProcessor.builder(exporter)
                .setMaxQueueSize(QUEUE_SIZE)
                .setMaxExportBatchSize(batchSize)
                .build();
        provider = SdkLoggerProvider.builder().addLogRecordProcessor(processor).build();
        logger = provider.get("benchmark");
    }

    static OpenTelemetryContestant toFile(Path path) throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), FILE_BUFFER);
        LogRecordExporter exporter = OtlpStdoutLogRecordExporter.builder()
                .setOutput(file)
                // The lighter one, which the SDK's own configuration takes by default.
                .setMemoryMode(MemoryMode.REUSABLE_DATA)
                .build();
        return new OpenTelemetryContestant(
                exporter,
                "OtlpStdoutLogRecordExporter to a file, " + FILE_BUFFER + " bytes of buffer",
                FILE_BATCH_SIZE,
                file);
    }

    static OpenTelemetryContestant toServer(String address) {
        LogRecordExporter exporter = OtlpHttpLogRecordExporter.builder()
                .setEndpoint("http://" + address + "/v1/logs")
                .setMemoryMode(MemoryMode.REUSABLE_DATA)
                .build();
        return new OpenTelemetryContestant(exporter, exporter.toString(), SERVER_BATCH_SIZE, () -> {});
    }

    @Override
    public void emit(TickReport report) {
        logger.logRecordBuilder()
                .setEventName(TickReport.EVENT_NAME)
                .setAttribute(TICK, report.tick())
                .setAttribute(STATUS, report.status())
                .setAttribute(DURATION_MS, report.durationMs())
                .setAttribute(FAILURE_COUNT, report.failureCount())
                .setAttribute(QUEUE_LENGTH, report.queueLength())
                .setAttribute(DROPPED_MESSAGES, report.droppedMessages())
                .setAttribute(PERTURBATIONS_ACTIVE, report.perturbationsActive())
                .setAttribute(EMPLOYMENT_EXIT_QUEUE, report.employmentExitQueue())
                .emit();
    }

    @Override
    public void emit(SnapshotTown town) {
        logger.logRecordBuilder()
                .setEventName(SnapshotTown.EVENT_NAME)
                .setBody(OpenTelemetryValues.of(town.next()))
                .emit();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("libraries", Libraries.of(SdkLoggerProvider.class, exporterType));
        settings.put("event", "setAttribute(AttributeKey, value) for each field");
        settings.put("snapshot", "setBody(Value), made of the map");
        settings.put("exporter", exporter);
        settings.put("queue", Integer.toString(QUEUE_SIZE));
        // It names its batch size and the delay of its schedule, too.
        settings.put("processor", processor.toString());
        return settings;
    }

    /** Each record has one of these, and no other text of ours looks like it. */
    @Override
    public String recordMark() {
        return "\"observedTimeUnixNano\":";
    }

    @Override
    public void close() throws IOException {
        CompletableResultCode flushed = provider.forceFlush().join(CLOSE_TIMEOUT_MINUTES, TimeUnit.MINUTES);
        CompletableResultCode ended = provider.shutdown().join(CLOSE_TIMEOUT_MINUTES, TimeUnit.MINUTES);
        target.close();
        if (!flushed.isSuccess() || !ended.isSuccess()) {
            throw new IOException("OpenTelemetry didn't flush within " + CLOSE_TIMEOUT_MINUTES + " minutes");
        }
    }
}
