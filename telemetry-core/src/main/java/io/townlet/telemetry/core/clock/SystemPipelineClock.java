package io.townlet.telemetry.core.clock;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Reads and waits by the system's clocks. */
enum SystemPipelineClock implements PipelineClock {
    INSTANCE;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return TelemetryClock.system().instant();
    }

    // The callers loop: only they know what they wait for.
    @Override
    @SuppressWarnings({"WaitNotInLoop", "AwaitReturnValueIgnored"})
    public void await(Condition condition, long nanos) throws InterruptedException {
        if (nanos == Long.MAX_VALUE) {
            condition.await();
        } else if (nanos > 0) {
            var unused = condition.awaitNanos(nanos);
        }
    }
}
