package io.townlet.telemetry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.core.testing.Attempt;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a batch goes out: full, after so many ticks, or after so much time. */
@Timeout(60)
class BatchingTest {

    private static final Duration POLL = Duration.ofMillis(500);

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void aFullBatchGoesOutWithoutAnyTimePassing() {
        rig.start(neverByTicks().batch(3));
        rig.emit(0, 1, 2);
        rig.transport().awaitAttempts(1);
        assertThat(sent(0)).containsExactly(0, 1, 2);
    }

    @Test
    void noBatchIsLargerThanConfigured() {
        rig.start(neverByTicks().batch(3));
        rig.emit(IntStream.range(0, 10).toArray());
        rig.flush();
        assertThat(rig.transport().attempts())
                .allSatisfy(attempt -> assertThat(attempt.lines()).hasSizeLessThanOrEqualTo(3));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aPartOfABatchGoesOutOnceTheWorkerPollIsOver() {
        rig.start(neverByTicks().poll(POLL));
        rig.emit(0, 1);
        rig.awaitArrived();
        assertThat(rig.clock().awaitSleeper(Rig.WORKER)).isEqualTo(POLL);

        rig.clock().advance(POLL.minusNanos(1));
        rig.emit(2);
        rig.awaitArrived();
        assertThat(rig.transport().attempts()).isEmpty();

        rig.clock().advance(Duration.ofNanos(1));
        rig.transport().awaitAttempts(1);
        assertThat(sent(0)).containsExactly(0, 1, 2);
    }

    @Test
    void aBatchGoesOutOnceTheFlushIntervalIsOverInTicks() {
        rig.start(Settings.defaults().flushTicks(5));
        rig.emitOneByOne(Events.atTick(100, 0, 0), Events.atTick(104, 0, 1));
        assertThat(rig.transport().attempts()).isEmpty();

        rig.emit(Events.atTick(105, 0, 2));
        rig.transport().awaitAttempts(1);
        assertThat(sent(0)).containsExactly(0, 1, 2);
    }

    @Test
    void theIntervalCountsFromTheLastFlush() {
        rig.start(Settings.defaults().flushTicks(5));
        rig.emitOneByOne(Events.atTick(100, 0, 0), Events.atTick(107, 0, 1));
        rig.transport().awaitAttempts(1);

        rig.emitOneByOne(Events.atTick(111, 0, 2));
        assertThat(rig.transport().attempts()).hasSize(1);
        rig.pipeline().advanceTick(112);
        rig.transport().awaitAttempts(2);
        assertThat(sent(1)).containsExactly(2);
    }

    @Test
    void advancingTheTickIsEnoughToSendWhatWaits() {
        rig.start(Settings.defaults());
        rig.pipeline().advanceTick(7);
        rig.emitOneByOne(Events.event(0, 0));
        assertThat(rig.transport().attempts()).isEmpty();
        rig.pipeline().advanceTick(8);
        rig.transport().awaitAttempts(1);
        assertThat(sent(0)).containsExactly(0);
    }

    @Test
    void aTickThatGoesBackStartsTheIntervalAnew() {
        rig.start(Settings.defaults().flushTicks(5));
        rig.pipeline().advanceTick(100);
        rig.emitOneByOne(Events.event(0, 0));
        rig.pipeline().advanceTick(50);
        rig.pipeline().advanceTick(54);
        rig.emitOneByOne(Events.event(0, 1));
        assertThat(rig.transport().attempts()).isEmpty();
        rig.pipeline().advanceTick(55);
        rig.transport().awaitAttempts(1);
        assertThat(sent(0)).containsExactly(0, 1);
    }

    @Test
    void theWorkerIsNotWokenForEachEvent() {
        rig.start(neverByTicks().batch(1000).bufferBytes(1 << 20));
        rig.emit(IntStream.range(0, 500).toArray());
        rig.awaitArrived();
        // Once before the first event and once after it; the rest came without its knowing.
        assertThat(rig.clock().waits(Rig.WORKER)).isLessThanOrEqualTo(2);
    }

    @Test
    void theWorkerSleepsThroughABackoffHoweverMuchArrives() {
        rig.transport().always(Fault.retryable());
        rig.start(neverByTicks().batch(1).retryForEver(Duration.ofSeconds(30)).bufferBytes(1 << 20));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        int before = rig.clock().waits(Rig.WORKER);
        rig.emit(IntStream.range(1, 500).toArray());
        rig.awaitArrived();
        rig.passBackoff(1);
        rig.transport().awaitAttempts(2);
        rig.clock().awaitSleeper(Rig.WORKER);
        assertThat(rig.clock().waits(Rig.WORKER)).isEqualTo(before + 1);
    }

    private static Settings neverByTicks() {
        return Settings.defaults().flushTicks(10_000);
    }

    private List<Integer> sent(int attempt) {
        Attempt made = rig.transport().attempts().get(attempt);
        return Events.numbers(made.lines());
    }
}
