package io.townlet.telemetry.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Where the thread that reads and the one that wants it to stop meet. A thread blocked in a read can't be interrupted, so it isn't: while it
 * waits for input it counts as idle, and what comes in after the gate was shut is left alone. What was read before is worked off. Safe for
 * use by several threads.
 */
public final class StopGate {

    /** Held by the reading thread at all times but while it waits for input. */
    private final ReentrantLock work = new ReentrantLock();

    private final LongSupplier nanoTime;

    private volatile boolean stopRequested;

    /** Written before {@code stopRequested}, read after it. */
    private long stoppedAt;

    /** Once true, what a read still brings is left alone. Guarded by {@code work}. */
    private boolean shut;

    /** Makes an open gate. */
    public StopGate() {
        this(System::nanoTime);
    }

    /** Makes an open gate that goes by another time, in nanoseconds. */
    StopGate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Asks for no more input to be read. Doing so again does nothing. */
    public synchronized void requestStop() {
        if (!stopRequested) {
            stoppedAt = nanoTime.getAsLong();
            stopRequested = true;
        }
    }

    /** Tells what is left of a time that begins when a stop is requested: all of it before that, and never less than nothing. */
    Duration leftOf(Duration drainTime) {
        if (!stopRequested) {
            return drainTime;
        }
        Duration left = drainTime.minusNanos(nanoTime.getAsLong() - stoppedAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Tells whether no more input shall be read.
     *
     * @return true once {@link #requestStop} was called
     */
    public boolean stopRequested() {
        return stopRequested;
    }

    /**
     * Makes reads from a stream end once a stop is requested. May be read by the thread alone that feeds the pipeline.
     *
     * @param in the input
     * @return a stream whose reads fail with {@link StoppedException} after {@link #requestStop}
     */
    public InputStream guard(InputStream in) {
        return new GuardedInput(in);
    }

    /** Runs what reads and works, on the thread that does so. */
    void whileWorking(Runnable reading) {
        work.lock();
        try {
            reading.run();
        } finally {
            work.unlock();
        }
    }

    /**
     * Waits until the reading thread is done with what it has read, and lets it read nothing more.
     *
     * @return false where it still is at work when the time is up
     */
    boolean shutWhenIdle(Duration timeout) throws InterruptedException {
        if (!work.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            shut = true;
        } finally {
            work.unlock();
        }
        return true;
    }

    /** The input is not read on because a stop was requested. */
    static final class StoppedException extends IOException {

        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("stopped");
        }
    }

    private final class GuardedInput extends InputStream {

        private final InputStream in;

        GuardedInput(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (stopRequested) {
                throw new StoppedException();
            }
            work.unlock();
            int count;
            try {
                count = in.read(buffer, offset, length);
            } finally {
                work.lock();
            }
            if (shut) {
                throw new StoppedException();
            }
            return count;
        }
    }
}
