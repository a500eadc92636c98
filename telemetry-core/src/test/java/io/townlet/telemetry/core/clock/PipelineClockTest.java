package io.townlet.telemetry.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.core.testing.Emitters;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class PipelineClockTest {

    private final PipelineClock clock = PipelineClock.system();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private boolean signalled;

    @Test
    void theSystemClockNeverGoesBack() {
        long before = System.nanoTime();
        long read = clock.nanoTime();
        long after = System.nanoTime();

        assertThat(read - before).isNotNegative();
        assertThat(after - read).isNotNegative();
    }

    @Test
    void theSystemClockTellsTheTimeOfDay() {
        Instant before = Instant.now();

        assertThat(clock.instant()).isBetween(before, Instant.now());
    }

    @Test
    void aWaitOfNoTimeReturnsAtOnce() throws InterruptedException {
        lock.lock();
        try {
            clock.await(condition, 0);
            clock.await(condition, -1);
            clock.await(condition, Long.MIN_VALUE);
        } finally {
            lock.unlock();
        }
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void aWaitOfSomeTimeEndsByItself() throws InterruptedException {
        long begin = clock.nanoTime();
        lock.lock();
        try {
            while (clock.nanoTime() - begin < 1_000_000) {
                clock.await(condition, 1_000_000);
            }
        } finally {
            lock.unlock();
        }
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void aWaitWithoutEndEndsWithTheSignal() {
        Emitters waiter = Emitters.start(() -> {
            lock.lock();
            try {
                while (!signalled) {
                    clock.await(condition, Long.MAX_VALUE);
                }
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts it", e);
            } finally {
                lock.unlock();
            }
        });

        lock.lock();
        try {
            signalled = true;
            condition.signalAll();
        } finally {
            lock.unlock();
        }

        waiter.join();
        assertThat(waiter.first().isAlive()).isFalse();
    }

    @Test
    void anInterruptEndsAWait() {
        lock.lock();
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> clock.await(condition, Long.MAX_VALUE)).isInstanceOf(InterruptedException.class);
        } finally {
            lock.unlock();
        }
    }
}
