package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.encode.EncodedRun;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.encode.EventEncoder;
import io.townlet.telemetry.core.thread.FeedbackGuard;
import io.townlet.telemetry.core.transport.DeliveryLanes;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/** What an event costs from its admission to a transport's buffer until its batch is settled; the worker runs at the same time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BufferBenchmark {

    /** What is buffered. */
    @Param
    public Shape shape = Shape.EVENT;

    private final EncodedRun run = new EncodedRun();
    private final PipelineClock clock = PipelineClock.system();
    private final AtomicLong submitted = new AtomicLong();
    private final DeliveryLanes lanes = new DeliveryLanes(
            List.of(Nowhere.spec()), clock, new FeedbackGuard(), new SplittableRandom(0), submitted::get);
    private EncodedEvent encoded = encode(shape.event());
    private int weight;

    private static EncodedEvent encode(TelemetryEvent event) {
        return new EventEncoder(Encoding.FLAT).encode(event);
    }

    /** Makes the event and starts the worker. */
    @Setup
    public void start() {
        TelemetryEvent event = shape.event();
        encoded = encode(event);
        weight = event.payload().weight();
        lanes.start();
    }

    /** Ends the worker. */
    @TearDown
    public void close() {
        lanes.close(Deadline.after(clock, Duration.ofSeconds(10)));
    }

    /**
     * Puts an event into the buffer, and waits for room where there is none.
     *
     * @return how long it waited, in nanoseconds
     */
    @Benchmark
    public long throughBuffer() {
        long waited = lanes.admit(weight);
        submitted.incrementAndGet();
        run.add(encoded, weight);
        lanes.deliver(run);
        run.clear();
        return waited;
    }
}
