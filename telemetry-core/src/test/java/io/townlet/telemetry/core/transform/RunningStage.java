package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.testing.ManualClock;
import io.townlet.telemetry.core.testing.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transform stage at work above transports that keep a record, by a clock that stands still. */
final class RunningStage implements AutoCloseable {

    /** Enough for any test that isn't about the bound. */
    static final long AMPLE_BYTES = 1L << 40;

    private final ManualClock clock = new ManualClock();
    private final Monitor monitor = new Monitor();
    private final RecordingTransports transports;
    private final Intake intake;
    private final TransformStage stage;
    private boolean ended;

    private RunningStage(long intakeBytes, RecordingTransports transports, List<Transform> transforms) {
        this.transports = transports;
        this.intake = new Intake(intakeBytes, clock);
        List<NamedTransform> named = new ArrayList<>();
        named.add(new NamedTransform("marker", new EndMarker()));
        for (Transform transform : transforms) {
            named.add(new NamedTransform("transform-" + named.size(), transform));
        }
        this.stage = new TransformStage(intake, named, Encoding.FLAT, transports, clock);
        stage.start();
    }

    static RunningStage start(Transform... transforms) {
        return start(AMPLE_BYTES, new RecordingTransports(), transforms);
    }

    static RunningStage start(long intakeBytes, RecordingTransports transports, Transform... transforms) {
        return new RunningStage(intakeBytes, transports, List.of(transforms));
    }

    void submit(TelemetryEvent event) {
        stage.submit(event);
    }

    RecordingTransports transports() {
        return transports;
    }

    Intake intake() {
        return intake;
    }

    TransformStage stage() {
        return stage;
    }

    ManualClock clock() {
        return clock;
    }

    /** Closes with a time that only the test can move. */
    void close(Duration timeout) {
        stage.close(Deadline.after(clock, timeout));
    }

    /** Waits until the pipeline thread has done all that it will ever do. */
    void awaitEnd() {
        monitor.await(() -> ended, () -> "the end of the pipeline thread");
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    /** Is closed by the pipeline thread when that ends. */
    private final class EndMarker implements Transform {

        @Override
        public @Nullable TelemetryEvent apply(TelemetryEvent event) {
            return event;
        }

        @Override
        public void close() {
            monitor.change(() -> ended = true);
        }
    }
}
