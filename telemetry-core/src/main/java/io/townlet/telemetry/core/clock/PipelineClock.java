package io.townlet.telemetry.core.clock;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.util.concurrent.locks.Condition;

/** A clock that can also wait. Implementations are safe for use by several threads. */
public interface PipelineClock extends TelemetryClock {

    /**
     * Waits until the condition is signalled or the time has passed by this clock. May return early for no reason, so that callers
     * look again at what they wait for.
     *
     * @param condition a condition whose lock the caller holds
     * @param nanos the longest wait in nanoseconds; 0 or less returns at once, {@link Long#MAX_VALUE} waits for the signal alone
     * @throws InterruptedException where the thread is interrupted
     */
    void await(Condition condition, long nanos) throws InterruptedException;

    /**
     * Gives the clock of the running system.
     *
     * @return a clock that reads and waits by {@link System#nanoTime()}
     */
    static PipelineClock system() {
        return SystemPipelineClock.INSTANCE;
    }
}
