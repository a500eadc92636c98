package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadShape;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.TelemetryPipelineBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an emit of eight fields costs, one after the other without a pause, so that the slowest thread of the pipeline sets the pace. The bytes
 * that the gc profiler counts are those of all threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EmitBenchmark {

    /** Where events end. */
    public enum End {
        /** In front of the first transform, which leaves them all out: as near to the emit alone as can be. */
        FILTERED,
        /** In a transport that does nothing: all of the pipeline. */
        DELIVERED
    }

    /** Where events end. */
    @Param
    public End end = End.FILTERED;

    private static final PayloadShape SHAPE = PayloadShape.of(TickReport.FIELDS.toArray(String[]::new));

    private final TickReport report = new TickReport(0);

    @SuppressWarnings("NullAway.Init") // made by start(), which JMH calls first
    private TelemetryPipeline telemetry;

    /** Starts the pipeline. */
    @Setup
    public void start() {
        TelemetryPipelineBuilder builder = TelemetryPipeline.builder().transport(Nowhere.spec());
        if (end == End.FILTERED) {
            builder.transform("leave_out", context -> event -> null);
        }
        telemetry = builder.start();
    }

    /** Ends the pipeline. */
    @TearDown
    public void close() {
        telemetry.close(Duration.ofSeconds(10));
    }

    /** Emits a payload that is built field by field. */
    @Benchmark
    public void builder() {
        report.advance();
        telemetry.emit(TickReport.EVENT_NAME, report.fill(Payload.builder(8)));
    }

    /** Emits a payload of a shape, whose keys were checked before. */
    @Benchmark
    public void shape() {
        report.advance();
        telemetry.emit(TickReport.EVENT_NAME, report.fill(SHAPE.builder()));
    }

    /** Emits a map, which the pipeline copies; making the map is included. */
    @Benchmark
    public void map() {
        report.advance();
        telemetry.emit(TickReport.EVENT_NAME, report.toMap());
    }
}
