package io.townlet.telemetry.testkit.transform;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.testkit.call.CallThreads;
import io.townlet.telemetry.testkit.plugin.HostOptions;
import io.townlet.telemetry.testkit.plugin.RecordingTransformContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** One test's transforms. Every call has a thread of its own, and a bounded time. Used by the test's thread. */
final class TransformTrial implements AutoCloseable {

    private final TransformFixture fixture;
    private final CallThreads threads = new CallThreads("transform-contract", true);
    private final RecordingTransformContext context;
    private final List<Transform> open = new ArrayList<>();

    private TransformTrial(TransformFixture fixture) {
        this.fixture = fixture;
        this.context = new RecordingTransformContext(fixture.baseDirectory(), TelemetryClock.system());
    }

    /** Begins, or aborts the test where the fixture doesn't declare what the test needs. */
    static TransformTrial of(TransformFixture fixture, TransformCapability... needed) {
        for (TransformCapability capability : needed) {
            Assumptions.assumeTrue(
                    fixture.capabilities().contains(capability), () -> "the fixture doesn't declare " + capability);
        }
        return new TransformTrial(fixture);
    }

    TransformFixture fixture() {
        return fixture;
    }

    boolean has(TransformCapability capability) {
        return fixture.capabilities().contains(capability);
    }

    CallThreads threads() {
        return threads;
    }

    RecordingTransformContext context() {
        return context;
    }

    List<TelemetryEvent> events() {
        return OddEvents.around(fixture.events());
    }

    Transform create() {
        threads.begin(
                        "create",
                        () -> open.add(fixture.provider()
                                .create(HostOptions.of(fixture.provider(), fixture.options()), context)))
                .returns(fixture.patience());
        return open.get(open.size() - 1);
    }

    /** Transforms events one after the other, on a thread that is new each time this is called. */
    List<Outcome> apply(Transform transform, List<TelemetryEvent> events) {
        List<Outcome> outcomes = new ArrayList<>();
        threads.begin("apply", () -> events.forEach(event -> outcomes.add(outcome(transform, event))))
                .returns(fixture.patience().multipliedBy(6));
        return outcomes;
    }

    /** Transforms each event by two transforms, by turns; gives the results of the one and of the other. */
    List<List<Outcome>> applyByTurns(Transform one, Transform other, List<TelemetryEvent> events) {
        List<Outcome> ofOne = new ArrayList<>();
        List<Outcome> ofOther = new ArrayList<>();
        threads.begin(
                        "apply",
                        () -> events.forEach(event -> {
                            ofOne.add(outcome(one, event));
                            ofOther.add(outcome(other, event));
                        }))
                .returns(fixture.patience().multipliedBy(6));
        return List.of(ofOne, ofOther);
    }

    private static Outcome outcome(Transform transform, TelemetryEvent event) {
        try {
            return new Outcome(transform.apply(event), null);
        } catch (Throwable e) {
            // A plug-in may throw anything at all; the test decides what it means.
            return new Outcome(null, e);
        }
    }

    void close(Transform transform) {
        open.remove(transform);
        threads.begin("close", transform::close).returns(fixture.patience());
    }

    @Override
    public void close() {
        open.forEach(transform -> threads.begin("close", transform::close).awaitEnd(fixture.patience()));
    }
}
