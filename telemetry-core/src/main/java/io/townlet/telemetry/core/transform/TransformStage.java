package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.clock.Countdown;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.encode.EncodedRun;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.encode.EventEncoder;
import io.townlet.telemetry.core.log.RateLimitedLog;
import io.townlet.telemetry.core.thread.PipelineThread;
import io.townlet.telemetry.core.transport.TransportLayer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline thread: takes events out of the intake, runs the transforms, encodes, and hands the bytes to the transports. It never waits for a
 * transport. Safe for use by several threads.
 */
public final class TransformStage implements TransformLayer {

    private static final Logger LOGGER = LoggerFactory.getLogger(TransformStage.class);

    private final Intake intake;
    private final TransformChain chain;
    private final EventEncoder encoder;
    private final TransportLayer transports;
    private final PipelineClock clock;
    private final RateLimitedLog encodingLog;
    private final Thread thread;
    private final Countdown ended;

    /** The event that the pipeline thread is at; whoever takes it out of here accounts for it. */
    private final AtomicReference<@Nullable TelemetryEvent> current = new AtomicReference<>();

    /** Used by the pipeline thread alone. */
    private final @Nullable TelemetryEvent[] taken = new TelemetryEvent[EncodedRun.MAX_EVENTS];

    private final EncodedRun run = new EncodedRun();

    private final AtomicLong replacedValues = new AtomicLong();
    private volatile boolean closing;
    private volatile boolean closed;

    /**
     * Makes the stage; its thread is not started.
     *
     * @param intake the queue in front of it
     * @param transforms the transforms, in order
     * @param encoding what a line holds
     * @param transports the layer below
     * @param clock the time to go by
     */
    public TransformStage(
            Intake intake,
            List<NamedTransform> transforms,
            Encoding encoding,
            TransportLayer transports,
            PipelineClock clock) {
        this.intake = intake;
        this.chain = new TransformChain(transforms, clock);
        this.encoder = new EventEncoder(encoding);
        this.transports = transports;
        this.clock = clock;
        this.encodingLog = new RateLimitedLog(LOGGER, clock);
        this.ended = new Countdown(clock, 1);
        this.thread = new PipelineThread("telemetry-pipeline", this::run);
    }

    /** Starts the pipeline thread. */
    public void start() {
        thread.start();
    }

    // ---- emitting threads ----

    @Override
    public void submit(TelemetryEvent event) {
        if (closing) {
            refuse(event, DropReason.SHUTDOWN);
            return;
        }
        if (intake.isTooLarge(event)) {
            // Before any room is made for it: it would cost others their place, and then be dropped itself.
            refuse(event, DropReason.TOO_LARGE);
            return;
        }
        long waited = transports.admit(event.payload().weight());
        boolean fits = intake.tryReserve(event) || awaitRoom(event, waited);
        if (!fits) {
            intake.reserveAnyway(event);
        }
        intake.put(event);
        if (!fits) {
            evictWhileOver();
        }
        if (closed) {
            // The pipeline thread may have gone before this event came, and nobody else would ever account for it.
            dropAll(DropReason.SHUTDOWN);
        }
    }

    private void refuse(TelemetryEvent event, DropReason reason) {
        transports.noteLoss(event.kind(), event.tick());
        transports.refused(reason);
    }

    private boolean awaitRoom(TelemetryEvent event, long waited) {
        Duration wait = transports.intakeWait();
        return !wait.isZero()
                && !closing
                && intake.awaitReservation(event, Deadline.after(clock, wait).earlierBy(waited));
    }

    private void evictWhileOver() {
        while (intake.isOver()) {
            TelemetryEvent oldest = intake.poll();
            if (oldest == null) {
                return;
            }
            drop(oldest, DropReason.INTAKE_OVERFLOW);
        }
    }

    @Override
    public void refuseUncopied() {
        transports.refused(DropReason.TRANSFORM_ERROR);
    }

    @Override
    public long takeNewestLoss() {
        return transports.takeNewestLoss();
    }

    @Override
    public void onTick(long tick) {
        transports.onTick(tick);
    }

    /** Makes the pipeline thread take up what is in the intake now. */
    public void hurry() {
        intake.hurry();
    }

    /**
     * Counts the values that could not be carried and were replaced by null.
     *
     * @return a count, 0 or more
     */
    public long replacedValues() {
        return replacedValues.get();
    }

    // ---- the pipeline thread ----

    private void run() {
        intake.attachConsumer();
        int idleRounds = 0;
        try {
            while (!closed) {
                if (processNext()) {
                    idleRounds = 0;
                } else if (closing) {
                    break;
                } else {
                    intake.awaitEvents(idleRounds++);
                }
            }
        } finally {
            chain.close();
            ended.countDown();
        }
    }

    private boolean processNext() {
        // A transform may have left it set: the next one must not find it, and with it nothing would park any more.
        Thread.interrupted();
        // Where a transform may hang, no event waits for another one.
        boolean together = chain.isEmpty() && !transports.isNextEvictedEverywhere();
        return together ? processRun() : processOne();
    }

    /** Encodes what has gathered and hands it on together. No stranger's code is called, so that this never takes long. */
    private boolean processRun() {
        int count = intake.poll(taken);
        for (int i = 0; i < count; i++) {
            TelemetryEvent event = Objects.requireNonNull(taken[i]);
            taken[i] = null;
            countReplaced(event);
            try {
                run.add(encoder.encode(event), event.payload().weight());
            } catch (Throwable e) {
                logNotEncoded(event, e);
                // What is older leaves the intake first.
                handOver();
                drop(event, DropReason.TRANSFORM_ERROR);
            }
        }
        handOver();
        return count > 0;
    }

    private void handOver() {
        if (run.size() > 0) {
            transports.deliver(run);
            run.clear();
        }
    }

    private boolean processOne() {
        TelemetryEvent event = intake.poll();
        if (event == null) {
            return false;
        }
        if (transports.isNextEvictedEverywhere()) {
            drop(event, DropReason.OVERFLOW);
            return true;
        }
        current.set(event);
        if (closed) {
            // The deadline of a close passed before the event could be seen here.
            boolean unused = dropCurrent(DropReason.SHUTDOWN);
        } else {
            process(event);
        }
        return true;
    }

    private void process(TelemetryEvent event) {
        countReplaced(event);
        try {
            TelemetryEvent transformed = chain.apply(event);
            EncodedEvent encoded = transformed == null ? null : encoder.encode(transformed);
            if (current.getAndSet(null) == null) {
                // Taken from us at the deadline of a close, and accounted for already.
                return;
            }
            int weight = event.payload().weight();
            if (encoded == null) {
                transports.noteLoss(event.kind(), event.tick());
                transports.filtered(weight);
            } else {
                run.add(encoded, weight);
                handOver();
            }
        } catch (Throwable e) {
            if (!(e instanceof TransformFailedException)) {
                logNotEncoded(event, e);
            }
            boolean unused = dropCurrent(DropReason.TRANSFORM_ERROR);
        }
    }

    private void countReplaced(TelemetryEvent event) {
        int replaced = event.payload().replacedValues();
        if (replaced > 0) {
            replacedValues.addAndGet(replaced);
        }
    }

    private void logNotEncoded(TelemetryEvent event, Throwable error) {
        encodingLog.warn(() -> "event_not_encoded event=" + event.name() + " tick=" + event.tick() + " error="
                + error.getClass().getName());
    }

    // ---- the end ----

    /** Refuses whatever is emitted from now on. */
    public void stopAccepting() {
        closing = true;
        intake.hurry();
    }

    /**
     * Waits until the intake is empty and the pipeline thread has ended. What is left then is dropped.
     *
     * @param deadline when to stop waiting; an interrupt ends the waiting too
     */
    public void close(Deadline deadline) {
        stopAccepting();
        try {
            boolean unused = ended.await(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        intake.hurry();
        if (dropCurrent(DropReason.SHUTDOWN)) {
            thread.interrupt();
        }
        dropAll(DropReason.SHUTDOWN);
    }

    /** Gives up the event that the pipeline thread is at, unless there is none or it was taken out already. */
    private boolean dropCurrent(DropReason reason) {
        TelemetryEvent event = current.getAndSet(null);
        if (event != null) {
            drop(event, reason);
        }
        return event != null;
    }

    private void dropAll(DropReason reason) {
        TelemetryEvent event = intake.poll();
        while (event != null) {
            drop(event, reason);
            event = intake.poll();
        }
    }

    private void drop(TelemetryEvent event, DropReason reason) {
        transports.noteLoss(event.kind(), event.tick());
        transports.dropped(event.payload().weight(), reason);
    }
}
