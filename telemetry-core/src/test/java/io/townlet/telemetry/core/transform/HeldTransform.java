package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.core.testing.Monitor;
import java.util.concurrent.Semaphore;

/** A transform that holds each event until it is let go, and changes nothing. */
final class HeldTransform implements Transform {

    private final Monitor monitor = new Monitor();
    private final Semaphore permits = new Semaphore(0);
    private final boolean deaf;
    private int entered;
    private boolean closed;

    private HeldTransform(boolean deaf) {
        this.deaf = deaf;
    }

    /** Makes one that an interrupt ends. */
    static HeldTransform interruptible() {
        return new HeldTransform(false);
    }

    /** Makes one that nothing ends but {@link #letGo}. */
    static HeldTransform deaf() {
        return new HeldTransform(true);
    }

    @Override
    public TelemetryEvent apply(TelemetryEvent event) throws InterruptedException {
        monitor.change(() -> entered++);
        if (deaf) {
            permits.acquireUninterruptibly();
        } else {
            permits.acquire();
        }
        return event;
    }

    @Override
    public void close() {
        monitor.change(() -> closed = true);
    }

    /** Lets so many events go, now or when they come. */
    void letGo(int events) {
        permits.release(events);
    }

    void letAllGo() {
        permits.release(Integer.MAX_VALUE / 2);
    }

    /** Waits until so many events have come to it. */
    void awaitEntered(int count) {
        monitor.await(() -> entered >= count, () -> count + " events in the transform; there were " + entered);
    }

    /** Waits until the pipeline thread has closed it, which is the last that this thread does. */
    void awaitClosed() {
        monitor.await(() -> closed, () -> "the transform's close");
    }
}
