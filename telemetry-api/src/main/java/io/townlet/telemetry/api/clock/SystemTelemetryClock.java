package io.townlet.telemetry.api.clock;

import java.time.Instant;

/** Reads the system's clocks. */
enum SystemTelemetryClock implements TelemetryClock {
    INSTANCE;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }
}
