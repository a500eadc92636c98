package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.thread.BriefLock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The queue between the emitting threads and the pipeline thread, bounded in bytes. Any thread may put an event in, without a lock, or take the oldest
 * out, so that an emitting thread can itself evict what no longer fits.
 *
 * <p>Waking a parked thread costs more than all the rest of an emit. The pipeline thread is therefore woken by the first event after a pause, then
 * looks by itself every millisecond for as long as events keep coming, and is woken early only where much has gathered.
 */
public final class Intake {

    /** What an event takes in memory beside its content, so that very small events can't add up to much more than the bound says. */
    private static final int OVERHEAD_BYTES = 64;

    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LINGER_ROUNDS = 8;

    private static final int BUSY = 0;
    private static final int LINGERING = 1;
    private static final int PARKED = 2;

    /** The queue grows by arrays of so many places. */
    private static final int CHUNK_EVENTS = 1024;

    /** Many threads put in, and one at a time takes out. */
    private final MpscUnboundedAtomicArrayQueue<TelemetryEvent> events =
            new MpscUnboundedAtomicArrayQueue<>(CHUNK_EVENTS);

    /** Held by whoever takes out: nearly always the pipeline thread, for a run of events. */
    private final BriefLock takeLock = new BriefLock();

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger consumerState = new AtomicInteger(BUSY);
    private final long maxBytes;
    private final long wakeBytes;
    private final long roomyBytes;
    private volatile @Nullable Thread consumer;

    private final PipelineClock clock;
    private final ReentrantLock roomLock = new ReentrantLock();
    private final Condition roomMade = roomLock.newCondition();
    private final AtomicInteger roomWaiters = new AtomicInteger();

    /**
     * Makes an empty intake.
     *
     * @param maxBytes the most bytes that may wait
     * @param clock the time to wait by
     */
    public Intake(long maxBytes, PipelineClock clock) {
        this.maxBytes = maxBytes;
        this.wakeBytes = maxBytes / 8;
        this.roomyBytes = maxBytes - maxBytes / 32;
        this.clock = clock;
    }

    // ---- emitting threads ----

    /** Tells whether the event would not even fit into the empty intake. */
    boolean isTooLarge(TelemetryEvent event) {
        return cost(event) > maxBytes;
    }

    /** Takes the event's bytes if they fit. {@link #put} must follow. */
    boolean tryReserve(TelemetryEvent event) {
        long cost = cost(event);
        long before = bytes.get();
        while (before + cost <= maxBytes) {
            long witness = bytes.compareAndExchange(before, before + cost);
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        return false;
    }

    /** Waits until the event's bytes fit, and takes them. */
    boolean awaitReservation(TelemetryEvent event, Deadline deadline) {
        roomLock.lock();
        roomWaiters.incrementAndGet();
        try {
            while (!tryReserve(event)) {
                if (deadline.passed()) {
                    return false;
                }
                clock.await(roomMade, deadline.remaining());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            roomWaiters.decrementAndGet();
            roomLock.unlock();
        }
    }

    /** Takes the event's bytes whether they fit or not. {@link #put} must follow, and then evictions while {@link #isOver()}. */
    void reserveAnyway(TelemetryEvent event) {
        bytes.addAndGet(cost(event));
    }

    boolean isOver() {
        return bytes.get() > maxBytes;
    }

    void put(TelemetryEvent event) {
        events.add(event);
        int state = consumerState.get();
        if (state == PARKED || (state == LINGERING && bytes.get() > wakeBytes)) {
            wakeConsumer();
        }
    }

    /**
     * Counts the events that were ever put in.
     *
     * @return a count, 0 or more, which never decreases
     */
    public long submitted() {
        return events.currentProducerIndex();
    }

    // ---- whoever takes events out ----

    /** Takes the oldest event out. */
    @Nullable
    TelemetryEvent poll() {
        TelemetryEvent oldest;
        takeLock.lock();
        try {
            oldest = events.poll();
        } finally {
            takeLock.unlock();
        }
        if (oldest != null) {
            giveBack(cost(oldest));
        }
        return oldest;
    }

    /**
     * Takes the oldest events out, as many as there are, as the array takes, and as don't make much of the intake's bytes.
     *
     * @return how many
     */
    int poll(@Nullable TelemetryEvent[] into) {
        int taken = 0;
        long cost = 0;
        takeLock.lock();
        try {
            while (taken < into.length && cost <= maxBytes - roomyBytes) {
                TelemetryEvent oldest = events.poll();
                if (oldest == null) {
                    break;
                }
                into[taken++] = oldest;
                cost += cost(oldest);
            }
        } finally {
            takeLock.unlock();
        }
        if (taken > 0) {
            giveBack(cost);
        }
        return taken;
    }

    private void giveBack(long cost) {
        long left = bytes.addAndGet(-cost);
        // Not for every event: a thread that is woken for room for one event blocks again with the next.
        if (roomWaiters.get() > 0 && left <= roomyBytes) {
            signalRoom();
        }
    }

    private void signalRoom() {
        roomLock.lock();
        try {
            // One after the other: who is woken puts its event in, and with room for the next, taking that out wakes
            // the next.
            roomMade.signal();
        } finally {
            roomLock.unlock();
        }
    }

    private static long cost(TelemetryEvent event) {
        return (long) event.payload().weight() + event.metadata().weight() + OVERHEAD_BYTES;
    }

    // ---- the pipeline thread ----

    void attachConsumer() {
        consumer = Thread.currentThread();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * Waits until there may be something to do.
     *
     * @param idleRounds how often in a row there was nothing
     */
    void awaitEvents(int idleRounds) {
        int waiting = idleRounds < LINGER_ROUNDS ? LINGERING : PARKED;
        consumerState.set(waiting);
        // Looked at after the state was published: an event that came before is seen here, one that comes later sees
        // the state.
        if (events.isEmpty()) {
            if (waiting == LINGERING) {
                LockSupport.parkNanos(this, LINGER_NANOS);
            } else {
                LockSupport.park(this);
            }
        }
        consumerState.set(BUSY);
    }

    private void wakeConsumer() {
        if (consumerState.getAndSet(BUSY) != BUSY) {
            hurry();
        }
    }

    /** Makes the pipeline thread look round now, for a reason that it can't see in the queue. */
    void hurry() {
        // Always, whatever its state: the permit outlasts the moment between its last look and its parking.
        LockSupport.unpark(consumer);
    }
}
