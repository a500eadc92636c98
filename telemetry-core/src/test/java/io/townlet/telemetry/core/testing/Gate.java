package io.townlet.telemetry.core.testing;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.core.TelemetryPipelineBuilder;

/** A transform that holds the pipeline thread, and so all that is emitted in the intake, for as long as it is shut. */
public final class Gate implements Transform {

    private final Monitor monitor = new Monitor();
    private boolean shut;
    private int waiting;

    /** Puts the gate into a pipeline. */
    public void in(TelemetryPipelineBuilder builder) {
        builder.transform("gate", context -> this);
    }

    public void shut() {
        monitor.change(() -> shut = true);
    }

    public void open() {
        monitor.change(() -> shut = false);
    }

    /** Waits until the pipeline thread stands at the gate. */
    public void awaitReached() {
        monitor.await(() -> waiting > 0, () -> "the pipeline thread comes to the gate");
    }

    @Override
    public TelemetryEvent apply(TelemetryEvent event) throws InterruptedException {
        monitor.change(() -> waiting++);
        try {
            monitor.awaitInterruptibly(() -> !shut);
        } finally {
            monitor.change(() -> waiting--);
        }
        return event;
    }
}
