package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // what never comes would hang the build
class IntakeStressTest {

    private static final int PRODUCERS = 4;
    private static final int EVENTS_EACH = 20_000;
    private static final int IDLE_FOR_LONG = 100;

    /** It is over its bound whenever there is anything in it. */
    private final Intake intake = new Intake(0, PipelineClock.system());

    private static int field(TelemetryEvent event, String key) {
        Number number = event.payload().getNumber(key);
        if (number == null) {
            throw new AssertionError(event + " has no " + key);
        }
        return number.intValue();
    }

    private Emitters producers() {
        return Emitters.start(Emitters.Kind.PLATFORM, PRODUCERS, producer -> {
            for (int i = 0; i < EVENTS_EACH; i++) {
                put(Events.event(producer, i));
            }
        });
    }

    private void put(TelemetryEvent event) {
        intake.reserveAnyway(event);
        intake.put(event);
    }

    @Test
    void oneConsumerGetsEveryEventOnceAndInTheOrderOfItsProducer() {
        List<List<Integer>> numbers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            numbers.add(new ArrayList<>());
        }
        Emitters consumer = Emitters.start(() -> {
            intake.attachConsumer();
            int rounds = 0;
            for (int left = PRODUCERS * EVENTS_EACH; left > 0; ) {
                TelemetryEvent event = intake.poll();
                if (event == null) {
                    intake.awaitEvents(rounds++);
                } else {
                    rounds = 0;
                    left--;
                    numbers.get(field(event, "producer")).add(field(event, "number"));
                }
            }
        });

        producers().join();
        consumer.join();

        assertThat(numbers)
                .allSatisfy(each -> assertThat(each)
                        .isEqualTo(IntStream.range(0, EVENTS_EACH).boxed().toList()));
        assertThat(intake.isEmpty()).isTrue();
    }

    @Test
    void whateverTakesEventsOutEachIsTakenOnceAndTheBytesAddUp() {
        AtomicIntegerArray taken = new AtomicIntegerArray(PRODUCERS * EVENTS_EACH);
        AtomicInteger left = new AtomicInteger(taken.length());

        Emitters producers = producers();
        Emitters.start(Emitters.Kind.PLATFORM, PRODUCERS, number -> {
                    while (left.get() > 0) {
                        TelemetryEvent event = intake.poll();
                        if (event != null) {
                            taken.incrementAndGet(field(event, "producer") * EVENTS_EACH + field(event, "number"));
                            left.decrementAndGet();
                        }
                    }
                })
                .join();
        producers.join();

        assertThat(IntStream.range(0, taken.length()).map(taken::get)).containsOnly(1);
        assertThat(intake.isOver()).isFalse();
        put(Events.event(0, 0));
        assertThat(intake.isOver()).isTrue();
    }

    /**
     * A wake-up that is lost leaves both sides waiting for each other. The producer is never parked, and the consumer lets ever another moment
     * pass, so that the next event meets it at every step of its way to sleep.
     */
    @Test
    void everySingleEventWakesAConsumerThatWaits() {
        int rounds = 100_000;
        AtomicInteger consumed = new AtomicInteger();
        Emitters consumer = Emitters.start(() -> {
            intake.attachConsumer();
            while (consumed.get() < rounds) {
                if (intake.poll() == null) {
                    for (int moment = consumed.get() % 50; moment > 0; moment--) {
                        Thread.onSpinWait();
                    }
                    intake.awaitEvents(IDLE_FOR_LONG);
                } else {
                    consumed.incrementAndGet();
                }
            }
        });

        for (int i = 0; i < rounds; i++) {
            put(Events.event(1, i));
            spinUntil(consumed, i + 1);
        }

        consumer.join();
    }

    private static void spinUntil(AtomicInteger consumed, int wanted) {
        long begin = System.nanoTime();
        for (int spins = 1; consumed.get() < wanted; spins++) {
            Thread.onSpinWait();
            if (spins % 1_000 == 0) {
                // Where there is one processor only, it is the consumer's turn.
                LockSupport.parkNanos(1);
                assertThat(System.nanoTime() - begin)
                        .as("nanoseconds that event %d waits for the consumer to wake", wanted)
                        .isLessThan(Monitor.PATIENCE.toNanos());
            }
        }
    }

    /** The same where the consumer goes through all its states between two events. */
    @Test
    void everySingleEventIsFoundByAConsumerThatLingersBeforeItWaits() throws InterruptedException {
        int rounds = 300;
        Semaphore consumed = new Semaphore(0);
        Emitters consumer = Emitters.start(() -> {
            intake.attachConsumer();
            int idle = 0;
            for (int i = 0; i < rounds; ) {
                if (intake.poll() == null) {
                    // Each event is met in another state: from just having looked to waiting to be woken.
                    intake.awaitEvents(i % 10 + idle++);
                } else {
                    idle = 0;
                    i++;
                    consumed.release();
                }
            }
        });

        for (int i = 0; i < rounds; i++) {
            put(Events.event(1, i));
            assertThat(consumed.tryAcquire(Monitor.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("event %d was found", i)
                    .isTrue();
        }

        consumer.join();
    }
}
