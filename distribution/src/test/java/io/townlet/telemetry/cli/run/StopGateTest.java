package io.townlet.telemetry.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StopGateTest {

    private final StopGate gate = new StopGate();
    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopReader() {
        reader.shutdownNow();
    }

    @Test
    void letsEverythingThroughUntilAStopIsRequested() throws Exception {
        InputStream in = gate.guard(new ByteArrayInputStream(new byte[] {1, 2}));
        gate.whileWorking(() -> {
            assertThat(read(in)).isEqualTo(1);
            gate.requestStop();
            assertThatThrownBy(() -> read(in)).hasCauseInstanceOf(StopGate.StoppedException.class);
        });
        assertThat(gate.stopRequested()).isTrue();
    }

    @Test
    void theTimeToDrainBeginsWithTheFirstRequestToStop() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
        StopGate timed = new StopGate(now::get);
        now.addAndGet(3_000);
        assertThat(timed.leftOf(Duration.ofNanos(100))).isEqualTo(Duration.ofNanos(100));
        timed.requestStop();
        now.addAndGet(40);
        timed.requestStop();
        assertThat(timed.leftOf(Duration.ofNanos(100))).isEqualTo(Duration.ofNanos(60));
        now.addAndGet(1_000);
        assertThat(timed.leftOf(Duration.ofNanos(100))).isEqualTo(Duration.ZERO);
    }

    @Test
    void givesTheEndOfTheInput() {
        InputStream in = gate.guard(InputStream.nullInputStream());
        gate.whileWorking(() -> assertThat(read(in)).isEqualTo(-1));
    }

    @Test
    void aThreadThatWaitsForInputIsIdleAndWhatItStillGetsIsLeftAlone() throws Exception {
        HangingInput hanging = new HangingInput();
        InputStream in = gate.guard(hanging);
        AtomicInteger got = new AtomicInteger();
        Future<?> reading = reader.submit(() -> gate.whileWorking(() -> got.set(read(in))));
        hanging.entered.await();
        gate.requestStop();
        assertThat(gate.shutWhenIdle(Duration.ofSeconds(20))).isTrue();
        hanging.release.countDown();
        assertThatThrownBy(reading::get).hasRootCauseInstanceOf(StopGate.StoppedException.class);
        assertThat(got).hasValue(0);
    }

    @Test
    void whatWasReadBeforeTheGateWasShutIsStillGiven() throws Exception {
        HangingInput hanging = new HangingInput();
        InputStream in = gate.guard(hanging);
        AtomicInteger got = new AtomicInteger();
        Future<?> reading = reader.submit(() -> gate.whileWorking(() -> got.set(read(in))));
        hanging.entered.await();
        gate.requestStop();
        hanging.release.countDown();
        reading.get();
        assertThat(got).hasValue(7);
        assertThat(gate.shutWhenIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void aThreadAtWorkIsNotIdle() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Future<?> work = reader.submit(() -> gate.whileWorking(() -> {
            working.countDown();
            await(finish);
        }));
        working.await();
        assertThat(gate.shutWhenIdle(Duration.ofMillis(1))).isFalse();
        finish.countDown();
        work.get();
        assertThat(gate.shutWhenIdle(Duration.ofSeconds(20))).isTrue();
    }

    private static int read(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a 7 once it is let go. */
    private static final class HangingInput extends InputStream {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public int read() {
            throw new UnsupportedOperationException("blocks only");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            entered.countDown();
            await(release);
            buffer[offset] = 7;
            return 1;
        }
    }
}
