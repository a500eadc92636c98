package io.townlet.telemetry.core.testing;

import io.townlet.telemetry.core.clock.PipelineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A clock that stands still until it is moved. Moving it wakes the threads whose time has come; and it tells who waits, so that a test knows
 * when to move it.
 */
public final class ManualClock implements PipelineClock {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private final long due;
        private boolean woken;

        Waiter(long due) {
            this.due = due;
        }
    }

    private final Monitor monitor = new Monitor();
    private final List<Waiter> waiters = new ArrayList<>();
    private final Map<String, Integer> waitsByThread = new HashMap<>();

    /** What each thread saw last: the time that it counts its waits from, even where the clock has moved since. */
    private final ThreadLocal<Long> lastSeen = new ThreadLocal<>();

    private long now;

    @Override
    public long nanoTime() {
        long time = monitor.read(() -> now);
        lastSeen.set(time);
        return time;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(monitor.read(() -> now));
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the callers loop: only they know what they wait for
    public void await(Condition condition, long nanos) throws InterruptedException {
        if (nanos <= 0) {
            return;
        }
        Long seen = lastSeen.get();
        Waiter waiter =
                monitor.read(() -> new Waiter(nanos == Long.MAX_VALUE ? nanos : nanos + (seen == null ? now : seen)));
        monitor.change(() -> {
            waiters.add(waiter);
            waitsByThread.merge(waiter.thread.getName(), 1, Integer::sum);
        });
        try {
            if (waiter.due > nanoTime()) {
                condition.await();
            }
        } catch (InterruptedException e) {
            if (!monitor.read(() -> waiter.woken)) {
                throw e;
            }
        } finally {
            // An interrupt is the only way to wake a thread without its lock. It ends here, however late it came.
            monitor.change(() -> {
                waiters.remove(waiter);
                if (waiter.woken) {
                    boolean unused = Thread.interrupted();
                }
            });
        }
    }

    /** Moves the time, and wakes every thread whose time has come. */
    public void advance(Duration by) {
        monitor.change(() -> {
            now += by.toNanos();
            for (Waiter waiter : waiters) {
                if (waiter.due <= now && !waiter.woken) {
                    waiter.woken = true;
                    waiter.thread.interrupt();
                }
            }
        });
    }

    /** Waits until so many threads wait for the time to pass. Those that wait for a signal alone don't count. */
    public void awaitSleepers(int count) {
        monitor.await(
                () -> waiters.stream().filter(ManualClock::isSleeper).count() >= count,
                () -> count + " threads that wait for the time to pass; waiting are " + names());
    }

    /** Waits until a thread waits for the time to pass, and tells how much of it. */
    public Duration awaitSleeper(String threadName) {
        return awaitSleeperUnless(threadName, () -> false);
    }

    /**
     * Waits until a thread waits for the time to pass, and tells how much of it; or until something else has happened, which whoever does it
     * must tell by moving the clock, be it by nothing.
     */
    Duration awaitSleeperUnless(String threadName, BooleanSupplier otherwise) {
        Predicate<Waiter> wanted =
                waiter -> isSleeper(waiter) && waiter.thread.getName().equals(threadName);
        monitor.await(
                () -> otherwise.getAsBoolean() || waiters.stream().anyMatch(wanted),
                () -> threadName + " waits for the time to pass; waiting are " + names());
        return monitor.read(() -> Duration.ofNanos(waiters.stream()
                .filter(wanted)
                .mapToLong(waiter -> waiter.due - now)
                .findFirst()
                .orElse(0)));
    }

    /** Waits until a thread waits, for the time to pass or for a signal alone. */
    public void awaitWaiting(Thread thread) {
        monitor.await(
                () -> waiters.stream().anyMatch(waiter -> waiter.thread == thread),
                () -> thread.getName() + " waits; waiting are " + names());
    }

    /** Counts how often a thread has begun to wait, which tells how often it was woken. */
    public int waits(String threadName) {
        return monitor.read(() -> waitsByThread.getOrDefault(threadName, 0));
    }

    /** Waits until a thread has begun to wait so many times. */
    public void awaitWaits(String threadName, int count) {
        monitor.await(
                () -> waitsByThread.getOrDefault(threadName, 0) >= count,
                () -> threadName + " waits for the " + count + ". time; began to wait: " + waitsByThread);
    }

    private static boolean isSleeper(Waiter waiter) {
        return waiter.due != Long.MAX_VALUE && !waiter.woken;
    }

    private List<String> names() {
        return waiters.stream().map(waiter -> waiter.thread.getName()).toList();
    }
}
