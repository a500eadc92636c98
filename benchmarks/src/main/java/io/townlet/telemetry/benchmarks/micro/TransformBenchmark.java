package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** What each standard transform costs. Those that are for snapshots alone let events of eight fields pass. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TransformBenchmark {

    /** What transforms. */
    @Param
    public StandardTransform transform = StandardTransform.ENSURE_FIELDS;

    /** What is transformed. */
    @Param
    public Shape shape = Shape.EVENT;

    private Transform subject = each -> each;
    private TelemetryEvent event = shape.event();

    /** Makes the transform and the event, once. */
    @Setup
    public void make() {
        subject = transform.create();
        event = shape.event();
    }

    /** Closes the transform. */
    @TearDown
    public void close() {
        subject.close();
    }

    /**
     * Transforms the event.
     *
     * @return the event as it goes on, or null
     * @throws Exception never, for these events
     */
    @Benchmark
    public @Nullable TelemetryEvent apply() throws Exception {
        return subject.apply(event);
    }
}
