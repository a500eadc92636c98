package io.townlet.telemetry.api.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TelemetryClockTest {

    @Test
    void theSystemClockReadsTheMonotonicTimeOfTheSystem() {
        long before = System.nanoTime();
        long told = TelemetryClock.system().nanoTime();
        long after = System.nanoTime();
        assertThat(told - before).isNotNegative();
        assertThat(after - told).isNotNegative();
    }

    @Test
    void theSystemClockReadsTheWallClock() {
        assertThat(TelemetryClock.system().instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
    }

    @Test
    void thereIsOneSystemClock() {
        assertThat(TelemetryClock.system()).isSameAs(TelemetryClock.system());
    }
}
