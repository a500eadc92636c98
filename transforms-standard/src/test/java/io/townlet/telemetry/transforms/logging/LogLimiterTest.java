package io.townlet.telemetry.transforms.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.transforms.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogLimiterTest {

    private final ManualClock clock = new ManualClock();
    private final LogLimiter limiter = new LogLimiter(clock);

    @Test
    void theFirstLineIsAdmittedAtOnce() {
        assertThat(limiter.admit()).isZero();
    }

    @Test
    void withinTenSecondsLinesAreHeldBackAndThenCounted() {
        limiter.admit();
        clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(limiter.admit()).isEqualTo(LogLimiter.HELD_BACK);
        assertThat(limiter.admit()).isEqualTo(LogLimiter.HELD_BACK);

        clock.advance(Duration.ofNanos(1));
        assertThat(limiter.admit()).isEqualTo(2);
    }

    @Test
    void theCountStartsAnewWithEachAdmittedLine() {
        limiter.admit();
        limiter.admit();
        clock.advance(Duration.ofSeconds(10));
        limiter.admit();
        clock.advance(Duration.ofSeconds(10));

        assertThat(limiter.admit()).isZero();
    }
}
