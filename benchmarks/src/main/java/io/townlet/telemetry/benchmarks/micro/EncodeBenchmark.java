package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.encode.EventEncoder;
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

/** What making a line of JSON of an event costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EncodeBenchmark {

    /** What is encoded. */
    @Param
    public Shape shape = Shape.EVENT;

    private final EventEncoder encoder = new EventEncoder(Encoding.FLAT);
    private TelemetryEvent event = shape.event();

    /** Makes the event, once. */
    @Setup
    public void makeEvent() {
        event = shape.event();
    }

    /**
     * Encodes the event.
     *
     * @return its line
     */
    @Benchmark
    public EncodedEvent encode() {
        return encoder.encode(event);
    }
}
