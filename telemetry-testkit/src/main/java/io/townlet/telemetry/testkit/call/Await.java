package io.townlet.telemetry.testkit.call;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what no one can be woken by: a file's growth, a closed descriptor, another thread's state. */
public final class Await {

    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private Await() {}

    /**
     * Looks again and again until a condition holds. It ends as soon as that is so, so no result depends on the pause.
     *
     * @param patience the longest to wait
     * @param condition what is waited for
     * @return false where it didn't come to hold
     */
    public static boolean until(Duration patience, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > patience.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
