package io.townlet.telemetry.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();
    private final CapturedLog captured = CapturedLog.working();

    @Test
    void theFirstLineIsLoggedAtOnce() {
        new RateLimitedLog(captured, clock).warn(() -> "trouble id=a");

        assertThat(captured.lines()).containsExactly("WARN trouble id=a");
    }

    @Test
    void untilTheIntervalIsOverNothingMoreIsLoggedNorEvenMade() {
        RateLimitedLog log = new RateLimitedLog(captured, clock);
        log.warn(() -> "first");
        clock.advance(INTERVAL.minusNanos(1));

        log.warn(() -> {
            throw new AssertionError("a line that isn't logged must cost nothing");
        });

        assertThat(captured.lines()).containsExactly("WARN first");
    }

    @Test
    void theNextLineTellsHowManyWereHeldBack() {
        RateLimitedLog log = new RateLimitedLog(captured, clock);
        for (int i = 0; i < 6; i++) {
            log.warn(() -> "first");
        }

        clock.advance(INTERVAL);
        log.warn(() -> "second");
        clock.advance(INTERVAL);
        log.warn(() -> "third");

        assertThat(captured.lines()).containsExactly("WARN first", "WARN second suppressed=5", "WARN third");
    }

    @Test
    void textInALineIsNotTakenForAPlaceholder() {
        new RateLimitedLog(captured, clock).warn(() -> "odd name={}");

        assertThat(captured.lines()).containsExactly("WARN odd name={}");
    }

    @Test
    void threadsThatWarnAtOnceLogOneLineAndCountTheRest() {
        RateLimitedLog log = new RateLimitedLog(captured, clock);

        Emitters.start(Emitters.Kind.PLATFORM, 4, number -> {
                    for (int i = 0; i < 1_000; i++) {
                        log.warn(() -> "crowd");
                    }
                })
                .join();
        clock.advance(INTERVAL);
        log.warn(() -> "after");

        // One that lost the race may be counted by the very line that won it.
        assertThat(captured.lines()).hasSize(2);
        assertThat(captured.lines().get(0)).startsWith("WARN crowd");
        assertThat(captured.lines().get(1)).startsWith("WARN after");
        assertThat(captured.lines().stream()
                        .mapToInt(RateLimitedLogTest::suppressed)
                        .sum())
                .isEqualTo(3_999);
    }

    private static int suppressed(String line) {
        int at = line.indexOf("suppressed=");
        return at < 0 ? 0 : Integer.parseInt(line.substring(at + "suppressed=".length()));
    }

    @Test
    void aClockThatWrapsRoundMakesNoDifference() {
        clock.advance(Duration.ofNanos(Long.MAX_VALUE - 5));
        RateLimitedLog log = new RateLimitedLog(captured, clock);
        log.warn(() -> "before");
        clock.advance(Duration.ofNanos(1));
        log.warn(() -> "held back before the clock wraps");
        clock.advance(Duration.ofSeconds(1));
        log.warn(() -> "held back after it has");
        clock.advance(INTERVAL);
        log.warn(() -> "after");

        assertThat(clock.nanoTime()).isNegative();
        assertThat(captured.lines()).containsExactly("WARN before", "WARN after suppressed=2");
    }

    @Test
    void aLoggerThatThrowsDoesNoHarmToWhoeverWarns() {
        CapturedLog broken = CapturedLog.broken();
        RateLimitedLog log = new RateLimitedLog(broken, clock);

        log.warn(() -> "trouble");
        clock.advance(INTERVAL);
        log.warn(() -> "more trouble");

        assertThat(broken.lines()).containsExactly("WARN trouble", "WARN more trouble suppressed=1");
    }
}
