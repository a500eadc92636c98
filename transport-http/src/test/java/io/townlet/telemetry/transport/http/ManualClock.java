package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that a test moves by hand. */
final class ManualClock implements TelemetryClock {

    private Instant now = Instant.parse("2026-01-31T23:59:00Z");

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }
}
