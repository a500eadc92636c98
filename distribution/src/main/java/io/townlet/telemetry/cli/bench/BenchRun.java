package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.TransportConfig;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Drives ticks through a pipeline, and measures what each of them cost the thread that told of it. */
public final class BenchRun {

    /** How long the rest may take to be settled once the last tick is told, and then once more to be closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int AS_FAST_AS_IT_GOES = 0;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final TickSource.Opener source;
    private final BenchPlan plan;
    private final TelemetryClock clock;

    /**
     * Prepares runs that can be compared with each other.
     *
     * @param source what is told
     * @param plan how many ticks
     * @param clock the time to go by
     */
    public BenchRun(TickSource.Opener source, BenchPlan plan, TelemetryClock clock) {
        this.source = source;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * What a run gave, and where it left the transports.
     *
     * @param report the report
     * @param statuses the transports' last status
     */
    public record Result(BenchReport report, List<TransportStatus> statuses) {

        /** Copies the list. */
        public Result {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * Tells the ticks that warm the program up to a pipeline of their own, which nothing is reported of, and then those that count to another.
     *
     * @param config the configuration of both pipelines
     * @return what the second one gave
     * @throws IOException where the source can't be read
     */
    public Result run(PipelineConfig config) throws IOException {
        if (plan.warmupTicks() > 0) {
            drive(config, plan.warmupTicks(), AS_FAST_AS_IT_GOES);
        }
        return drive(config, plan.ticks(), plan.ticksPerSecond());
    }

    private Result drive(PipelineConfig config, int ticks, int ticksPerSecond) throws IOException {
        TickTimes times = new TickTimes(ticks);
        try (TickSource town = source.open();
                TelemetryPipeline pipeline =
                        TelemetryPipeline.builder().config(config).start()) {
            long start = clock.nanoTime();
            Pace pace = new Pace(clock, ticksPerSecond);
            for (int i = 0; i < ticks; i++) {
                Tick tick = town.next();
                pace.awaitNext();
                long before = clock.nanoTime();
                tick.tell(pipeline);
                times.add(clock.nanoTime() - before);
            }
            pipeline.flush(PATIENCE);
            double seconds = (clock.nanoTime() - start) / NANOS_PER_SECOND;
            pipeline.close(PATIENCE);
            List<TransportStatus> statuses = pipeline.latestTransportStatus();
            return new Result(report(config, times, seconds, statuses), statuses);
        }
    }

    private BenchReport report(PipelineConfig config, TickTimes times, double seconds, List<TransportStatus> statuses) {
        Map<BenchMetric, Number> metrics = times.inSeconds();
        metrics.put(BenchMetric.RUN_SECONDS, seconds);
        metrics.put(
                BenchMetric.DROPPED_MESSAGES,
                sum(statuses, status -> status.ledger().dropped()));
        metrics.put(BenchMetric.QUEUE_LENGTH_PEAK, (long) most(statuses, TransportStatus::queueLengthPeak));
        metrics.put(BenchMetric.WORKER_RESTART_COUNT, sum(statuses, TransportStatus::workerRestartCount));
        metrics.put(BenchMetric.BYTES_FLUSHED_TOTAL, sum(statuses, TransportStatus::bytesFlushedTotal));
        metrics.put(BenchMetric.PAYLOADS_FLUSHED_TOTAL, sum(statuses, TransportStatus::payloadsFlushedTotal));
        metrics.put(BenchMetric.SEND_FAILURES_TOTAL, sum(statuses, TransportStatus::sendFailuresTotal));
        metrics.put(BenchMetric.LAST_FLUSH_DURATION_MS, most(statuses, TransportStatus::lastFlushDurationMs));
        List<Payload> transports = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            transports.add(transport(config.transports().get(i), statuses.get(i)));
        }
        return new BenchReport(plan.toPayload(), metrics, transports);
    }

    private static long sum(List<TransportStatus> statuses, ToLongFunction<TransportStatus> count) {
        return statuses.stream().mapToLong(count).sum();
    }

    private static double most(List<TransportStatus> statuses, ToDoubleFunction<TransportStatus> value) {
        return statuses.stream().mapToDouble(value).max().orElse(0);
    }

    private static Payload transport(TransportConfig config, TransportStatus status) {
        return Payload.builder(3)
                .put("id", status.id())
                .put("settings", settings(config.delivery()))
                .put("status", status.toPayload())
                .build();
    }

    private static Payload settings(DeliverySettings delivery) {
        return Payload.builder(5)
                .put("max_batch_size", delivery.buffer().maxBatchSize())
                .put("flush_interval_ticks", delivery.buffer().flushIntervalTicks())
                .put("worker_poll_seconds", delivery.workerPoll().toMillis() / MILLIS_PER_SECOND)
                .put("max_buffer_bytes", delivery.buffer().maxBufferBytes())
                .put("backpressure", delivery.worker().backpressure().wireName())
                .build();
    }
}
