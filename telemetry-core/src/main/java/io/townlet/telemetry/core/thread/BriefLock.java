package io.townlet.telemetry.core.thread;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that is only ever held for a moment. Who finds it taken looks a few more times before parking, because parking and being woken takes longer than any
 * holder does.
 */
public final class BriefLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    /** A few microseconds; longer only where the holder has lost its processor. */
    private static final int LOOKS = 100;

    /** Makes a lock that nobody holds. */
    public BriefLock() {}

    @Override
    public void lock() {
        for (int i = 0; i < LOOKS; i++) {
            if (tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        super.lock();
    }
}
