package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.log.RateLimitedLog;
import io.townlet.telemetry.core.thread.FeedbackGuard;
import io.townlet.telemetry.core.transform.TransformLayer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every event comes in: it is detached from the caller, gets its kind and its tick, and goes to the transform layer. Thread-safe. */
public final class EventFrontDoor {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventFrontDoor.class);

    private final TransformLayer transforms;
    private final FeedbackGuard guard;
    private final RateLimitedLog copyLog;
    private final AtomicLong feedbackRefused = new AtomicLong();

    /** Set without a fence: events of all ticks come in here, and nobody needs to know sooner than the event itself arrives. */
    private final AtomicLong currentTick = new AtomicLong();

    /**
     * Makes a front door.
     *
     * @param transforms the layer below
     * @param guard against the pipeline's own log lines feeding back into it
     * @param clock the time to go by
     */
    public EventFrontDoor(TransformLayer transforms, FeedbackGuard guard, TelemetryClock clock) {
        this.transforms = transforms;
        this.guard = guard;
        this.copyLog = new RateLimitedLog(LOGGER, clock);
    }

    /**
     * Takes an event in.
     *
     * @param event the event; one without a tick takes the current one
     */
    public void emit(TelemetryEvent event) {
        if (guard.isFeedback()) {
            feedbackRefused.incrementAndGet();
            return;
        }
        long now = currentTick.getAcquire();
        if (!event.hasTick()) {
            transforms.submit(event.withTick(now));
            return;
        }
        if (event.tick() != now) {
            currentTick.setRelease(event.tick());
        }
        transforms.submit(event);
    }

    /**
     * Copies what the caller hands in, and takes it in as an event.
     *
     * @param name the event's name
     * @param fields the event's content
     */
    public void emit(String name, Map<String, ?> fields) {
        if (guard.isFeedback()) {
            feedbackRefused.incrementAndGet();
            return;
        }
        Payload payload;
        try {
            payload = Payload.copyOf(fields);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError)) {
                throw e;
            }
            refuseUncopied(name, e);
            return;
        }
        emit(TelemetryEvent.of(name, payload));
    }

    /** Counts an event as lost that could not be copied: the caller's own map, read while another thread changes it, say. The caller goes on. */
    void refuseUncopied(String name, Throwable error) {
        transforms.refuseUncopied();
        guard.run(() -> copyLog.warn(() -> "event_not_copied event=" + name + " error="
                + error.getClass().getName() + " next=\"emit a map that no other thread changes\""));
    }

    /** Gives the highest tick of the snapshots and diffs that were lost since it was last asked, or {@link TelemetryEvent#NO_TICK}. */
    long takeNewestLoss() {
        return transforms.takeNewestLoss();
    }

    /**
     * Takes note of a tick that the program came to.
     *
     * @param tick the tick
     */
    public void advanceTick(long tick) {
        currentTick.setRelease(tick);
        transforms.onTick(tick);
    }

    /**
     * Gives the tick that events without one of their own take.
     *
     * @return the tick; 0 before the first
     */
    public long currentTick() {
        return currentTick.getAcquire();
    }

    /**
     * Counts what was refused because it came from the pipeline's own work.
     *
     * @return a count, 0 or more
     */
    public long feedbackRefused() {
        return feedbackRefused.get();
    }
}
