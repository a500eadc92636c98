package io.townlet.telemetry.testkit.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Things that have arrived, in order, which a test may wait for. Bounded. Safe for use by several threads.
 *
 * @param <T> what arrives; immutable
 */
public final class Arrivals<T> {

    /** How long a test waits for what should come. A test that passes never waits so long. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long MAX_BYTES = 512L * 1024 * 1024;
    private static final int MAX_COUNT = 4_000_000;

    private final String what;
    private final List<T> arrived = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long bytes;

    /**
     * Begins with nothing.
     *
     * @param what names them in messages, in the plural
     */
    public Arrivals(String what) {
        this.what = what;
    }

    /**
     * Adds one.
     *
     * @param item what arrived
     * @param size about how many bytes it takes, 0 or more
     * @throws IOException where that would be more than 512 MiB or 4 million in all
     */
    public void add(T item, long size) throws IOException {
        lock.lock();
        try {
            if (arrived.size() >= MAX_COUNT || bytes + size > MAX_BYTES) {
                throw new IOException("too many " + what + " for a test to keep; send less, or use a new server");
            }
            bytes += size;
            arrived.add(item);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives all so far.
     *
     * @return a copy, in the order of arrival
     */
    public List<T> all() {
        lock.lock();
        try {
            return List.copyOf(arrived);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there are so many.
     *
     * @param count how many at least
     * @return all there are then
     * @throws AssertionError where they don't come within {@link #PATIENCE}, or where the thread is interrupted
     */
    public List<T> await(int count) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (arrived.size() < count) {
                if (left <= 0) {
                    throw new AssertionError("waited " + PATIENCE.toSeconds() + " s for " + count + " " + what
                            + ", and " + arrived.size() + " came");
                }
                left = more.awaitNanos(left);
            }
            return List.copyOf(arrived);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + count + " " + what, e);
        } finally {
            lock.unlock();
        }
    }
}
