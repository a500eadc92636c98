package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.log.RateLimitedLog;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscriber with a bounded queue and a thread of its own, which ends where there is nothing to do for a while. */
final class QueuedSubscription implements Subscription {

    private static final Logger LOGGER = LoggerFactory.getLogger(QueuedSubscription.class);
    private static final long IDLE_SECONDS = 5;

    private final String name;
    private final TelemetrySubscriber subscriber;
    private final Consumer<QueuedSubscription> onClosed;
    private final RateLimitedLog failureLog;
    private final RateLimitedLog dropLog;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final ThreadPoolExecutor executor;
    private volatile @Nullable Thread telling;

    QueuedSubscription(
            String name,
            TelemetrySubscriber subscriber,
            int queueEvents,
            TelemetryClock clock,
            Consumer<QueuedSubscription> onClosed) {
        this.name = name;
        this.subscriber = subscriber;
        this.onClosed = onClosed;
        this.failureLog = new RateLimitedLog(LOGGER, clock);
        this.dropLog = new RateLimitedLog(LOGGER, clock);
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueEvents),
                work -> {
                    Thread thread = new Thread(work, "telemetry-subscriber-" + name);
                    thread.setDaemon(true);
                    return thread;
                },
                this::makeRoom);
        executor.allowCoreThreadTimeOut(true);
    }

    /** Queues an event, in place of the oldest where the queue is full. What the subscriber itself emits it isn't told of. */
    void tell(TelemetryEvent event) {
        if (Thread.currentThread() != telling) {
            executor.execute(() -> deliver(event));
        }
    }

    private void makeRoom(Runnable work, ThreadPoolExecutor full) {
        if (full.isShutdown()) {
            dropped.incrementAndGet();
            return;
        }
        if (full.getQueue().poll() != null) {
            dropped.incrementAndGet();
            dropLog.warn(() -> "subscriber_too_slow subscriber=" + name + " dropped=" + dropped
                    + " next=\"let it do less, or hand the work to a thread of its own\"");
        }
        full.execute(work);
    }

    private void deliver(TelemetryEvent event) {
        telling = Thread.currentThread();
        try {
            subscriber.onEvent(event);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failures.incrementAndGet();
            failureLog.warn(() -> "subscriber_failed subscriber=" + name + " event=" + event.name() + " error="
                    + e.getClass().getName());
        } finally {
            telling = null;
            received.incrementAndGet();
        }
    }

    /** Takes no more events; what is queued is still handed over. */
    void finish() {
        executor.shutdown();
    }

    /** Waits until what was queued at {@link #finish()} is handed over, and gives up the rest. */
    void awaitFinished(long nanos) {
        try {
            boolean unused = executor.awaitTermination(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    @Override
    public long received() {
        return received.get();
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        onClosed.accept(this);
        dropped.addAndGet(executor.shutdownNow().size());
    }
}
