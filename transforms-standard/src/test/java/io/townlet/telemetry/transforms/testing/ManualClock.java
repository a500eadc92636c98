package io.townlet.telemetry.transforms.testing;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is told otherwise. */
public final class ManualClock implements TelemetryClock {

    private long nanos = Long.MAX_VALUE - 5; // wraps round soon, as a real nanoTime may

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH;
    }

    public void advance(Duration time) {
        nanos += time.toNanos();
    }
}
