package io.townlet.telemetry.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.ManualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CountdownTest {

    private final ManualClock clock = new ManualClock();

    private static boolean await(Countdown countdown, Deadline deadline) {
        try {
            return countdown.await(deadline);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts it", e);
        }
    }

    @Test
    void aCountOfZeroIsOverBeforeItBegins() {
        assertThat(await(new Countdown(clock, 0), Deadline.after(clock, Duration.ZERO)))
                .isTrue();
    }

    @Test
    void itIsOverWhenAllThingsHaveHappenedAndStaysSo() {
        Countdown countdown = new Countdown(clock, 2);

        countdown.countDown();
        assertThat(await(countdown, Deadline.after(clock, Duration.ZERO))).isFalse();
        countdown.countDown();
        assertThat(await(countdown, Deadline.after(clock, Duration.ZERO))).isTrue();
        countdown.countDown();
        assertThat(await(countdown, Deadline.after(clock, Duration.ZERO))).isTrue();
    }

    @Test
    void theLastThingToHappenWakesWhoeverWaits() {
        Countdown countdown = new Countdown(clock, 2);
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Emitters waiter = Emitters.start(() ->
                result.complete(await(countdown, Deadline.after(clock, Duration.ofSeconds(Long.MAX_VALUE)))));
        clock.awaitWaiting(waiter.first());

        countdown.countDown();
        countdown.countDown();
        waiter.join();

        assertThat(result).isCompletedWithValue(true);
    }

    @Test
    void theWaitEndsAtTheDeadlineOfItsOwnClock() {
        Countdown countdown = new Countdown(clock, 1);
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Emitters waiter =
                Emitters.start(() -> result.complete(await(countdown, Deadline.after(clock, Duration.ofSeconds(5)))));
        clock.awaitSleepers(1);

        clock.advance(Duration.ofSeconds(5));
        waiter.join();

        assertThat(result).isCompletedWithValue(false);
    }

    @Test
    void anInterruptEndsTheWait() {
        Countdown countdown = new Countdown(clock, 1);
        Deadline deadline = Deadline.after(clock, Duration.ofSeconds(5));

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> countdown.await(deadline)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void threadsThatCountAtOnceLoseNoCount() {
        Countdown countdown = new Countdown(clock, 4_000);

        Emitters.start(Emitters.Kind.PLATFORM, 4, number -> {
                    for (int i = 0; i < 1_000; i++) {
                        countdown.countDown();
                    }
                })
                .join();

        assertThat(await(countdown, Deadline.after(clock, Duration.ZERO))).isTrue();
    }
}
