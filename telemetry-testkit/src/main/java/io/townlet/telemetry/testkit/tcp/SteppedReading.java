package io.townlet.telemetry.testkit.tcp;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads only as many bytes as the test has allowed, of all connections together: a slow reader whose pace is a matter of the test and
 * not of a clock. Safe for use by several threads.
 */
public final class SteppedReading implements TcpBehaviour {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long allowed;

    /** Begins with nothing allowed. */
    public SteppedReading() {}

    /**
     * Allows so many more bytes.
     *
     * @param bytes how many, 0 or more; {@link Long#MAX_VALUE} for all there will be
     */
    public void allow(long bytes) {
        lock.lock();
        try {
            allowed = allowed + bytes < 0 ? Long.MAX_VALUE : allowed + bytes;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void serve(TcpConnection connection) throws IOException, InterruptedException {
        while (true) {
            long step = takeStep();
            int count = connection.read(step);
            allow(step - Math.max(0, count));
            if (count < 0) {
                return;
            }
        }
    }

    private long takeStep() throws InterruptedException {
        lock.lock();
        try {
            while (allowed == 0) {
                more.await();
            }
            long step = allowed;
            allowed = 0;
            return step;
        } finally {
            lock.unlock();
        }
    }
}
