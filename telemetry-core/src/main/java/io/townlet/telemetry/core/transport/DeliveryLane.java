package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.log.RateLimitedLog;
import io.townlet.telemetry.core.thread.FeedbackGuard;
import io.townlet.telemetry.core.thread.PipelineThread;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transport with its queue, its ledger and its status, and all that is done with a batch. Safe for use by several threads. */
final class DeliveryLane {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryLane.class);

    /** What an attempt came to, for an emitting thread that needs room. */
    private enum Attempted {
        /** The head of the queue moved. */
        PROGRESS,
        /** The batch must be tried again later. */
        FAILURE,
        /** There was nothing to send. */
        NOTHING
    }

    private final TransportSpec spec;
    private final DeliverySettings settings;
    private final PipelineClock clock;
    private final FeedbackGuard guard;
    private final RetrySchedule retries;
    private final Transport transport;
    private final BatchSender sender;
    private final LedgerBook book;
    private final LaneQueue queue;
    private final LaneVitals vitals = new LaneVitals();
    private final RateLimitedLog failureLog;
    private final RateLimitedLog overflowLog;

    /** Held across I/O, by the worker or by an emitting thread that fans out. */
    private final ReentrantLock sendLock = new ReentrantLock();

    private volatile boolean forcedOpen;

    /** Whether the lane goes on without a start that hangs. */
    private volatile boolean abandoned;

    private volatile Runnable ended = () -> {};

    DeliveryLane(
            TransportSpec spec,
            Transport transport,
            PipelineClock clock,
            FeedbackGuard guard,
            RetrySchedule retries,
            LedgerBook book,
            String keyPrefix) {
        this.spec = spec;
        this.book = book;
        this.settings = spec.settings();
        this.clock = clock;
        this.guard = guard;
        this.retries = retries;
        this.transport = transport;
        this.sender = new BatchSender(transport, settings, clock);
        this.queue = new LaneQueue(settings, clock, book, keyPrefix);
        this.failureLog = new RateLimitedLog(LOGGER, clock);
        this.overflowLog = new RateLimitedLog(LOGGER, clock);
    }

    String id() {
        return spec.id();
    }

    LaneQueue queue() {
        return queue;
    }

    /** How long an emitting thread may be blocked for this transport's sake. */
    Duration blockTimeout() {
        return settings.worker().backpressure() == Backpressure.BLOCK
                ? settings.worker().blockTimeout()
                : Duration.ZERO;
    }

    // ---- on the emitting thread ----

    /**
     * Makes room for an event.
     *
     * @param waited how long this emit was blocked already, in nanoseconds
     * @return how long it has been blocked in all
     */
    long admit(int weight, long waited) {
        if (queue.entrance().tryAdmit(weight)) {
            return waited;
        }
        long begin = clock.nanoTime();
        boolean admitted = switch (settings.worker().backpressure()) {
            case DROP_OLDEST -> false;
            case BLOCK ->
                queue.entrance()
                        .awaitRoom(
                                weight,
                                Deadline.after(clock, settings.worker().blockTimeout())
                                        .earlierBy(waited));
            case FAN_OUT -> fanOut(weight);
        };
        if (!admitted) {
            queue.entrance().admitByEviction(weight);
            guard.run(() -> overflowLog.warn(() -> "transport_overflow id=" + spec.id() + " type=" + spec.type()
                    + " dropped_total=" + book.droppedTotal(DropReason.OVERFLOW)));
        }
        return waited + (clock.nanoTime() - begin);
    }

    /** Sends the oldest batches here and now until the event fits, for as long as one send may take. */
    private boolean fanOut(int weight) {
        Deadline deadline = Deadline.after(clock, settings.sendTimeout());
        while (!queue.entrance().tryAdmit(weight)) {
            if (!queue.entrance().awaitRoomOrWork(weight, deadline) || !tryLockSending(deadline)) {
                return false;
            }
            Attempted[] attempted = {Attempted.NOTHING};
            try {
                if (queue.entrance().tryAdmit(weight)) {
                    // Whoever held the lock before has made room enough.
                    return true;
                }
                guard.run(() -> attempted[0] = attempt(deadline));
            } finally {
                sendLock.unlock();
            }
            if (attempted[0] == Attempted.FAILURE) {
                return queue.entrance().tryAdmit(weight);
            }
        }
        return true;
    }

    private boolean tryLockSending(Deadline deadline) {
        try {
            return sendLock.tryLock(deadline.remaining(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // ---- on the worker thread ----

    /**
     * Runs until the lane is ended.
     *
     * @param whenEnded told at once where the lane is ended while this hangs
     */
    void work(Runnable whenEnded) {
        ended = whenEnded;
        try {
            if (transport instanceof UnmadeTransport unmade) {
                vitals.failed(unmade.error(), null, false);
                failForGood(unmade.error());
            } else {
                startEarly();
            }
            // Once it was forced open, nothing may start the transport again.
            while (!forcedOpen && awaitWork()) {
                sendLock.lock();
                try {
                    Attempted unused = attempt(Deadline.after(clock, OptionType.UNLIMITED_TIME));
                } finally {
                    sendLock.unlock();
                }
            }
        } finally {
            queue.exit().end(queue.state() == LaneState.CLOSING ? LaneState.CLOSED : LaneState.FAILED);
            vitals.workerEnded();
            closeTransport();
        }
    }

    private boolean awaitWork() {
        while (true) {
            try {
                return queue.exit().awaitWork();
            } catch (InterruptedException e) {
                // The flag was left set by the transport, or by our own attempt to unblock it; only the lane's end is a
                // reason to stop.
                LOGGER.debug("worker_interrupted id={}", spec.id());
            }
        }
    }

    /** Connects before the first event, so that trouble shows early. Failing costs nothing: each attempt starts what isn't. */
    private void startEarly() {
        sendLock.lock();
        try {
            AttemptOutcome.Failed failed = start(OptionType.UNLIMITED_TIME);
            if (abandoned) {
                return;
            }
            if (failed == null) {
                vitals.connected();
                return;
            }
            vitals.failed(failed.error(), null, false);
            failureLog.warn(() -> "transport_start_failed id=" + spec.id() + " type=" + spec.type() + " error=\""
                    + failed.error() + "\" next=\"tried again with the first batch\"");
            if (failed.failure() == AttemptOutcome.Failure.CRASH) {
                boolean unused = restartAfterCrash(failed.error());
            }
        } finally {
            sendLock.unlock();
        }
    }

    // ---- on whichever thread holds the send lock ----

    private Attempted attempt(Deadline deadline) {
        boolean lastAttempt = queue.state() == LaneState.CLOSING;
        OutgoingBatch batch = queue.exit().takeBatch();
        if (batch == null) {
            return Attempted.NOTHING;
        }
        AttemptOutcome.Failed notStarted = start(Duration.ofNanos(deadline.remaining()));
        if (abandoned) {
            return Attempted.FAILURE;
        }
        if (notStarted != null) {
            return afterFailure(batch, notStarted, lastAttempt);
        }
        if (!queue.exit().beginSend(batch)) {
            return Attempted.NOTHING;
        }
        AttemptOutcome outcome = sender.send(batch, Duration.ofNanos(deadline.remaining()));
        if (outcome instanceof AttemptOutcome.Failed failed) {
            return afterFailure(batch, failed, lastAttempt);
        }
        if (outcome instanceof AttemptOutcome.Delivered delivered) {
            queue.exit().delivered(batch, batch.events().size(), count -> vitals.delivered(batch, delivered.nanos()));
        }
        return Attempted.PROGRESS;
    }

    /** Starts the transport where that is to be done, and sees to it that it doesn't take for ever. */
    private AttemptOutcome.@Nullable Failed start(Duration timeout) {
        if (sender.isStarted()) {
            return null;
        }
        Hang hang = new Hang(Thread.currentThread());
        try (StartWatch watch = StartWatch.begin(spec.id(), clock, settings.connectTimeout(), hang)) {
            AttemptOutcome.Failed failed = sender.start(timeout);
            if (!watch.overran()) {
                return failed;
            }
            boolean unused = Thread.interrupted(); // it was for the start alone
            return failed == null
                    ? null
                    : new AttemptOutcome.Failed(
                            failed.failure(),
                            false,
                            0,
                            startHangs() + ", then: " + failed.error(),
                            failed.retryAfter());
        }
    }

    private String startHangs() {
        return "its start() didn't return within "
                + settings.connectTimeout().plus(StartWatch.GRACE).toSeconds() + " s";
    }

    /** A start that hangs, on a thread of ours or on one that emits. */
    private final class Hang implements StartWatch.Remedy {

        private final Thread thread;

        Hang(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void unblock() {
            closeTransport();
            if (thread instanceof PipelineThread) {
                thread.interrupt();
            }
        }

        @Override
        public void giveUp() {
            abandoned = true;
            vitals.failed(startHangs(), null, false);
            failForGood(startHangs() + ", nor once it was closed and interrupted");
            vitals.workerEnded();
            ended.run();
        }
    }

    /** Decides what becomes of a batch that failed. */
    private Attempted afterFailure(OutgoingBatch batch, AttemptOutcome.Failed failed, boolean lastAttempt) {
        boolean answered = failed.failure() == AttemptOutcome.Failure.PERMANENT
                || failed.failure() == AttemptOutcome.Failure.TOO_LARGE;
        vitals.failed(failed.error(), batch.events(), answered && failed.sent());
        OutgoingBatch rest = queue.exit()
                .delivered(
                        batch,
                        failed.deliveredPrefix(),
                        count -> vitals.deliveredPrefix(batch.events().subList(0, count)));
        if (rest == null) {
            return Attempted.PROGRESS;
        }
        failureLog.warn(() -> "transport_send_failed id=" + spec.id() + " type=" + spec.type() + " batch=" + rest.key()
                + " events=" + rest.events().size() + " failures=" + (rest.failures() + 1) + " error=\""
                + failed.error() + "\"");
        if (forcedOpen) {
            if (failed.sent()) {
                queue.exit().doubt(rest);
            }
            queue.exit().end(LaneState.CLOSED);
            return Attempted.FAILURE;
        }
        queue.exit().failed(rest);
        return switch (failed.failure()) {
            case PERMANENT -> giveUp(rest, DropReason.PERMANENT);
            case TOO_LARGE -> splitOrGiveUp(rest);
            case RETRYABLE -> retryOrGiveUp(rest, failed.retryAfter(), lastAttempt);
            case CRASH ->
                restartAfterCrash(failed.error()) ? retryOrGiveUp(rest, null, lastAttempt) : Attempted.FAILURE;
        };
    }

    private Attempted giveUp(OutgoingBatch batch, DropReason reason) {
        queue.exit().giveUp(batch, reason);
        return Attempted.PROGRESS;
    }

    private Attempted splitOrGiveUp(OutgoingBatch batch) {
        if (batch.events().size() == 1) {
            return giveUp(batch, DropReason.TOO_LARGE);
        }
        queue.exit().split(batch);
        return Attempted.PROGRESS;
    }

    private Attempted retryOrGiveUp(OutgoingBatch batch, @Nullable Duration retryAfter, boolean lastAttempt) {
        int failures = batch.failures() + 1;
        if (retries.exhausted(failures)) {
            return giveUp(batch, DropReason.RETRY_EXHAUSTED);
        }
        if (lastAttempt) {
            // What is behind it would fare no better.
            queue.exit().end(LaneState.CLOSED);
        } else {
            queue.exit().retryLater(batch, batch.failed(clock.nanoTime() + retries.delayNanos(failures, retryAfter)));
        }
        return Attempted.FAILURE;
    }

    private boolean restartAfterCrash(String error) {
        boolean restart = vitals.crashed(error, settings.worker().restartLimit());
        if (restart) {
            LOGGER.warn("worker_restarted id={} type={} error=\"{}\"", spec.id(), spec.type(), error);
        } else {
            failForGood(error);
        }
        return restart;
    }

    private void failForGood(String error) {
        boolean unused = vitals.crashed(error, 0);
        LOGGER.error(
                "transport_failed id={} type={} error=\"{}\" next=\"its events are dropped from now on\"",
                spec.id(),
                spec.type(),
                error);
        // First, because whoever waits for the events to be settled may look at once whether somebody works on.
        vitals.workerEnded();
        queue.exit().end(LaneState.FAILED);
    }

    // ---- the end ----

    /** Makes a start or send that hangs return; what a send was at is then in doubt. */
    void forceOpen() {
        forcedOpen = true;
        closeTransport();
    }

    /** Ends the lane without waiting for its worker any longer. */
    void abandon() {
        queue.exit().end(LaneState.CLOSED);
    }

    private void closeTransport() {
        try {
            transport.close();
        } catch (Throwable e) {
            // A plug-in may throw anything at all, and none of it may end the pipeline.
            LOGGER.warn("transport_close_failed id={} type={} error=\"{}\"", spec.id(), spec.type(), e.toString());
        }
    }

    // ---- on any thread ----

    Ledger ledger() {
        return queue.ledger(spec.id());
    }

    TransportStatus status() {
        Ledger ledger = ledger();
        return vitals.status(spec, ledger, queue.lengthPeak(ledger.queued()));
    }
}
