package io.townlet.telemetry.core.testing;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.TelemetryPipelineBuilder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A pipeline that goes by a manual clock, with a transport to test and, behind that, a probe. What the probe has delivered has been handed to the
 * transport under test before, so that a test knows what is in its buffer. Ends the pipeline after the test.
 */
public final class Rig implements AfterEachCallback {

    /** The name of the thread that sends through the transport under test. */
    public static final String WORKER = "telemetry-worker-main";

    private final ManualClock clock = new ManualClock();
    private final FaultyTransport transport = new FaultyTransport();
    private final FaultyTransport probe = new FaultyTransport();
    private @Nullable TelemetryPipeline pipeline;
    private int emitted;

    /** Starts the pipeline. */
    public TelemetryPipeline start(Settings settings) {
        return start(settings, builder -> {});
    }

    /** Starts the pipeline with more than the transports. */
    public TelemetryPipeline start(Settings settings, Consumer<TelemetryPipelineBuilder> more) {
        TelemetryPipelineBuilder builder = TelemetryPipeline.builder()
                .clock(clock)
                .seed(1)
                .transport(transport.spec("main", settings.build()))
                .transport(probe.spec(
                        "probe",
                        Settings.defaults().batch(1).bufferBytes(1 << 30).build()));
        more.accept(builder);
        TelemetryPipeline started = builder.start();
        pipeline = started;
        return started;
    }

    public TelemetryPipeline pipeline() {
        return Objects.requireNonNull(pipeline, "start it first");
    }

    public ManualClock clock() {
        return clock;
    }

    public FaultyTransport transport() {
        return transport;
    }

    public FaultyTransport probe() {
        return probe;
    }

    /** Emits small events of these numbers from one producer. */
    public void emit(int... numbers) {
        for (int number : numbers) {
            emit(Events.event(0, number));
        }
    }

    /** Emits an event. */
    public void emit(TelemetryEvent event) {
        emitted++;
        pipeline().emit(event);
    }

    /** Emits events, one after the other, each as soon as the transport under test has the one before. */
    public void emitOneByOne(TelemetryEvent... events) {
        for (TelemetryEvent event : events) {
            emit(event);
            awaitArrived();
        }
    }

    /** Waits until the transport under test has been handed all that was emitted here, which holds only where no transform leaves any out. */
    public void awaitArrived() {
        probe.awaitDelivered(emitted);
    }

    /** Lets the backoff after the send of that number (from 1 on) pass, and tells how long it was. */
    public Duration passBackoff(int sends) {
        transport.awaitAttempts(sends);
        Duration wait = clock.awaitSleeper(WORKER);
        clock.advance(wait);
        return wait;
    }

    /** Makes a call, and moves the time on whenever it waits for that, until it returns. */
    public <T> T passingTime(Supplier<T> call) {
        AtomicBoolean ended = new AtomicBoolean();
        Background<T> background = Background.call(() -> {
            try {
                return call.get();
            } finally {
                ended.set(true);
                clock.advance(Duration.ZERO);
            }
        });
        while (!ended.get()) {
            clock.advance(clock.awaitSleeperUnless(background.thread().getName(), ended::get));
        }
        return background.join();
    }

    public Ledger ledger() {
        return pipeline().ledgers().ledger("main");
    }

    public TransportStatus status() {
        return pipeline().latestTransportStatus().get(0);
    }

    /** Flushes once all has arrived, so that batches fill up before, and gives the ledger. Not for transforms that leave events out. */
    public Ledger flush() {
        awaitArrived();
        return pipeline().flush(Duration.ofDays(1)).ledger("main");
    }

    /** Closes, with no end of the time, and gives the ledger. */
    public Ledger close() {
        return pipeline().close(Duration.ofDays(1)).ledger("main");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        transport.release();
        probe.release();
        if (pipeline != null) {
            pipeline.close(Duration.ZERO);
        }
    }
}
