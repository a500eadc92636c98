package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.event.Payload;
import java.util.Map;
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
import org.openjdk.jmh.annotations.Warmup;

/** What copying the caller's map costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DetachBenchmark {

    /** What is copied. */
    @Param
    public Shape shape = Shape.EVENT;

    private Map<String, Object> fields = Map.of();

    /** Makes the map, once. */
    @Setup
    public void makeFields() {
        fields = shape.fields();
    }

    /**
     * Copies the map.
     *
     * @return the copy
     */
    @Benchmark
    public Payload copyOf() {
        return Payload.copyOf(fields);
    }
}
