package io.townlet.telemetry.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.core.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final ManualClock clock = new ManualClock();

    @Test
    void timeRunsDownWithTheClock() {
        Deadline deadline = Deadline.after(clock, Duration.ofSeconds(3));

        assertThat(deadline.remaining()).isEqualTo(3_000_000_000L);
        clock.advance(Duration.ofSeconds(1));
        assertThat(deadline.remaining()).isEqualTo(2_000_000_000L);
        assertThat(deadline.passed()).isFalse();
    }

    @Test
    void itHasPassedAtTheVeryMomentAndEverAfter() {
        Deadline deadline = Deadline.after(clock, Duration.ofNanos(10));

        clock.advance(Duration.ofNanos(9));
        assertThat(deadline.passed()).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(deadline.passed()).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(deadline.passed()).isTrue();
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void aTimeoutOfZeroOrLessHasPassedAtOnce() {
        assertThat(Deadline.after(clock, Duration.ZERO).passed()).isTrue();
        assertThat(Deadline.after(clock, Duration.ofNanos(-1)).passed()).isTrue();
        assertThat(Deadline.after(clock, Duration.ofSeconds(Long.MIN_VALUE)).passed())
                .isTrue();
    }

    @Test
    void whatIsLongerThanNanosecondsCanTellNeverPasses() {
        Deadline deadline = Deadline.after(clock, Duration.ofSeconds(Long.MAX_VALUE));

        clock.advance(Duration.ofDays(10_000));

        assertThat(deadline.remaining()).isEqualTo(Long.MAX_VALUE);
        assertThat(deadline.passed()).isFalse();
        assertThat(deadline.earlierBy(Long.MAX_VALUE).passed()).isFalse();
    }

    @Test
    void anEarlierOneHasTheSameStart() {
        Deadline deadline = Deadline.after(clock, Duration.ofNanos(10));
        clock.advance(Duration.ofNanos(3));

        assertThat(deadline.earlierBy(4).remaining()).isEqualTo(3);
        assertThat(deadline.earlierBy(0)).isEqualTo(deadline);
        assertThat(deadline.earlierBy(11).passed()).isTrue();
    }

    @Test
    void aClockThatWrapsRoundMakesNoDifference() {
        clock.advance(Duration.ofNanos(Long.MAX_VALUE - 5));
        Deadline deadline = Deadline.after(clock, Duration.ofNanos(20));

        clock.advance(Duration.ofNanos(19));

        assertThat(clock.nanoTime()).isNegative();
        assertThat(deadline.remaining()).isEqualTo(1);
        clock.advance(Duration.ofNanos(1));
        assertThat(deadline.passed()).isTrue();
    }
}
