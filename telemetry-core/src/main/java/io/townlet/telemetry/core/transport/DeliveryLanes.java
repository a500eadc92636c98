package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.core.clock.Countdown;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.encode.EncodedRun;
import io.townlet.telemetry.core.thread.FeedbackGuard;
import io.townlet.telemetry.core.thread.PipelineThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** All transports of a pipeline, side by side: no lane ever waits for another. Safe for use by several threads. */
public final class DeliveryLanes implements TransportLayer {

    /** Kept back from a close's time to get hanging sends to return. */
    private static final long UNBLOCKING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final PipelineClock clock;
    private final List<DeliveryLane> lanes = new ArrayList<>();
    private final SnapshotLosses losses = new SnapshotLosses();
    private final List<Thread> workers = new ArrayList<>();
    private final Countdown running;
    private final Duration intakeWait;
    private volatile boolean visible;

    /**
     * Makes the transports and their queues; no thread is started.
     *
     * @param specs the transports, of ids that differ
     * @param clock the time to go by
     * @param guard against the pipeline's own log lines feeding back into it
     * @param random for the jitter of retries
     * @param submitted counts the events that were ever put into the intake; asked by many threads, and often
     */
    public DeliveryLanes(
            List<TransportSpec> specs,
            PipelineClock clock,
            FeedbackGuard guard,
            SplittableRandom random,
            LongSupplier submitted) {
        this.clock = clock;
        this.running = new Countdown(clock, specs.size());
        String pipelineKey = UUID.randomUUID().toString();
        for (TransportSpec spec : specs) {
            lanes.add(new DeliveryLane(
                    spec,
                    UnmadeTransport.make(spec, new Context(spec.id())),
                    clock,
                    guard,
                    new RetrySchedule(spec.settings().retry(), random.split()),
                    new LedgerBook(submitted, losses),
                    pipelineKey + "-" + lanes.size()));
        }
        this.intakeWait = lanes.stream()
                .map(DeliveryLane::blockTimeout)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** Starts a worker for each transport. */
    public void start() {
        visible = true;
        for (DeliveryLane lane : lanes) {
            AtomicBoolean counted = new AtomicBoolean();
            Runnable ended = () -> {
                if (counted.compareAndSet(false, true)) {
                    running.countDown();
                }
            };
            Thread worker = new PipelineThread("telemetry-worker-" + lane.id(), () -> {
                try {
                    lane.work(ended);
                } finally {
                    ended.run();
                }
            });
            workers.add(worker);
            worker.start();
        }
    }

    @Override
    public long admit(int weight) {
        long waited = 0;
        // By its place: each emit comes this way, and needs no iterator.
        for (int i = 0; i < lanes.size(); i++) {
            waited = lanes.get(i).admit(weight, waited);
        }
        return waited;
    }

    @Override
    public Duration intakeWait() {
        return intakeWait;
    }

    @Override
    public boolean isNextEvictedEverywhere() {
        for (DeliveryLane lane : lanes) {
            if (!lane.queue().entrance().isIndebted()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void deliver(EncodedRun run) {
        for (DeliveryLane lane : lanes) {
            lane.queue().entrance().deliver(run);
        }
    }

    @Override
    public void filtered(int weight) {
        for (DeliveryLane lane : lanes) {
            lane.queue().entrance().filtered(weight);
        }
    }

    @Override
    public void dropped(int weight, DropReason reason) {
        for (DeliveryLane lane : lanes) {
            lane.queue().entrance().dropped(weight, reason);
        }
    }

    @Override
    public void refused(DropReason reason) {
        for (DeliveryLane lane : lanes) {
            lane.queue().entrance().refused(reason);
        }
    }

    @Override
    public void noteLoss(EventKind kind, long tick) {
        losses.note(kind, tick);
    }

    @Override
    public long takeNewestLoss() {
        return losses.take();
    }

    @Override
    public void onTick(long tick) {
        for (DeliveryLane lane : lanes) {
            lane.queue().entrance().onTick(tick);
        }
    }

    /**
     * Waits until all that was accepted before is settled.
     *
     * @param deadline when to stop waiting
     * @throws InterruptedException where the thread is interrupted
     */
    public void flush(Deadline deadline) throws InterruptedException {
        List<FlushMark> marks = new ArrayList<>();
        for (DeliveryLane lane : lanes) {
            marks.add(lane.queue().requestFlush());
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).queue().awaitSettled(marks.get(i), deadline);
        }
    }

    /**
     * Gives what is queued one last attempt and ends all lanes. At the deadline a send that hangs is forced to return, and what it was at is in
     * doubt. An interrupt cuts the waiting short, not the ending.
     *
     * @param deadline when everything is over
     */
    public void close(Deadline deadline) {
        for (DeliveryLane lane : lanes) {
            lane.queue().exit().beginClosing();
        }
        try {
            if (!running.await(deadline.earlierBy(Math.min(deadline.span() / 10, UNBLOCKING_NANOS)))) {
                forceOpen();
                boolean unused = running.await(deadline);
            }
        } catch (InterruptedException e) {
            forceOpen();
            Thread.currentThread().interrupt();
        }
        for (DeliveryLane lane : lanes) {
            lane.abandon();
        }
        awaitStragglers(deadline);
    }

    /** Waits for the events of threads that were emitting all the while: some are still on their way to being counted as dropped. */
    private void awaitStragglers(Deadline deadline) {
        try {
            flush(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forceOpen() {
        for (int i = 0; i < lanes.size(); i++) {
            DeliveryLane lane = lanes.get(i);
            Thread worker = workers.get(i);
            if (worker.isAlive()) {
                // On a thread of its own, because a plug-in's close may hang as well.
                new PipelineThread("telemetry-unblock-" + lane.id(), () -> {
                            lane.forceOpen();
                            worker.interrupt();
                        })
                        .start();
            }
        }
    }

    /**
     * Tells where every event went.
     *
     * @return the ledgers, in the order of the transports
     */
    public LedgerReport ledgers() {
        return new LedgerReport(lanes.stream().map(DeliveryLane::ledger).toList());
    }

    /**
     * Tells how each transport is doing.
     *
     * @return the statuses, in the order of the transports
     */
    public List<TransportStatus> status() {
        return lanes.stream().map(DeliveryLane::status).toList();
    }

    /** What a transport gets to see of its pipeline. */
    private final class Context implements TransportContext {

        private final String id;

        Context(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public TelemetryClock clock() {
            return clock;
        }

        @Override
        public List<TransportStatus> pipelineStatus() {
            return visible ? status() : List.of();
        }
    }
}
