package io.townlet.telemetry.core.clock;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits, by a pipeline's clock, until a number of things have happened. Safe for use by several threads. */
public final class Countdown {

    private final PipelineClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition zero = lock.newCondition();
    private int count;

    /**
     * Starts a count.
     *
     * @param clock the time to wait by
     * @param count how many things are to happen, 0 or more
     */
    public Countdown(PipelineClock clock, int count) {
        this.clock = clock;
        this.count = count;
    }

    /** Says that one of the things has happened. */
    public void countDown() {
        lock.lock();
        try {
            count--;
            zero.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all have happened.
     *
     * @param deadline when to stop waiting
     * @return whether all have happened
     * @throws InterruptedException where the thread is interrupted
     */
    public boolean await(Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            while (count > 0 && !deadline.passed()) {
                clock.await(zero, deadline.remaining());
            }
            return count <= 0;
        } finally {
            lock.unlock();
        }
    }
}
