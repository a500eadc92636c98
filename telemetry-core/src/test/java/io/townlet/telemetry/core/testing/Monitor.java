package io.townlet.telemetry.core.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * State that a test waits for. Whoever changes the state says so, which is what ends the wait; the time limit is there only so that a broken
 * promise fails the test and doesn't hang it.
 */
public final class Monitor {

    /** How long a test waits for what must happen, by the system's clock. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Changes the state, and wakes whoever waits for it. */
    public void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Reads the state. */
    public <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the state is as wished.
     *
     * @throws AssertionError where it never comes to that
     */
    public void await(BooleanSupplier wished, Supplier<String> what) {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (!wished.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("never happened: " + what.get());
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting: " + what.get(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the state is as wished; throws where the thread is interrupted, and never gives up else. */
    void awaitInterruptibly(BooleanSupplier wished) throws InterruptedException {
        lock.lock();
        try {
            while (!wished.getAsBoolean()) {
                boolean unused = changed.await(1, TimeUnit.HOURS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the state is as wished, whatever interrupts it. */
    void awaitUninterruptibly(BooleanSupplier wished) {
        lock.lock();
        try {
            while (!wished.getAsBoolean()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
