package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.ManualClock;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // the clock stands still: what never comes would hang the build
class IntakeTest {

    /** From this many rounds without an event on, the pipeline thread waits to be woken. */
    private static final int IDLE_FOR_LONG = 100;

    private final ManualClock clock = new ManualClock();

    private Intake intake(long maxBytes) {
        return new Intake(maxBytes, clock);
    }

    private static TelemetryEvent of(Payload payload) {
        return new TelemetryEvent("n", EventKind.EVENT, 1, Payload.empty(), payload);
    }

    @Test
    void theOldestComesOutFirst() {
        Intake intake = intake(4096);
        TelemetryEvent first = Events.event(1, 1);
        TelemetryEvent second = Events.event(1, 2);

        intake.put(first);
        intake.put(second);

        assertThat(intake.poll()).isSameAs(first);
        assertThat(intake.poll()).isSameAs(second);
        assertThat(intake.poll()).isNull();
        assertThat(intake.isEmpty()).isTrue();
    }

    @Test
    void severalComeOutTogetherUntilTheyMakeMuchOfTheBytes() {
        Intake intake = intake(64_000);
        TelemetryEvent[] taken = new TelemetryEvent[3];
        for (int number = 0; number < 4; number++) {
            intake.put(Events.event(1, number));
        }

        assertThat(intake.poll(taken)).isEqualTo(3);
        assertThat(intake.poll(taken)).isEqualTo(1);
        assertThat(intake.poll(taken)).isZero();

        intake.put(Events.sized(4_000, 1, 1));
        intake.put(Events.sized(4_000, 1, 2));
        assertThat(intake.poll(taken)).isEqualTo(1);
    }

    @Test
    void whatIsReservedTakesRoomUntilItIsTakenOut() {
        Intake intake = intake(10_000);
        TelemetryEvent big = Events.sized(4_000, 1, 1);

        assertThat(intake.tryReserve(big)).isTrue();
        intake.put(big);
        assertThat(intake.tryReserve(big)).isTrue();
        intake.put(big);
        assertThat(intake.tryReserve(big)).isFalse();
        assertThat(intake.poll()).isNotNull();
        assertThat(intake.tryReserve(big)).isTrue();
    }

    @Test
    void whatIsReservedAnywayMayTakeItOverItsBound() {
        Intake intake = intake(5_000);
        TelemetryEvent big = Events.sized(4_000, 1, 1);
        intake.reserveAnyway(big);
        intake.put(big);
        assertThat(intake.isOver()).isFalse();

        intake.reserveAnyway(big);
        intake.put(big);

        assertThat(intake.isOver()).isTrue();
        assertThat(intake.poll()).isNotNull();
        assertThat(intake.isOver()).isFalse();
    }

    @Test
    void anEventOfExactlyTheBoundFits() {
        TelemetryEvent event = Events.event(1, 1);
        long cost = 0;
        while (intake(cost).isTooLarge(event)) {
            cost++;
        }
        Intake intake = intake(cost);

        assertThat(intake.tryReserve(event)).isTrue();
        intake.put(event);
        assertThat(intake.isOver()).isFalse();
        assertThat(intake.tryReserve(event)).isFalse();
        assertThat(intake(cost - 1).tryReserve(event)).isFalse();
    }

    @Test
    void manyTinyEventsAreWeighedByWhatTheyTakeInMemory() {
        Intake intake = intake(64 * 1024);
        TelemetryEvent tiny = of(Payload.empty());
        int events = 0;

        while (intake.tryReserve(tiny)) {
            intake.put(tiny);
            events++;
        }

        assertThat(events).isBetween(500, 1_024);
    }

    @Test
    void anEventThatIsTooHeavyToTellIsTooLargeForAnyBound() {
        Payload boundless = Payload.empty().with("k", "v".repeat(100));
        for (int i = 0; i < 3; i++) {
            boundless = Payload.empty().with("again", PayloadArray.copyOf(Collections.nCopies(1_000, boundless)));
        }
        assertThat(boundless.weight()).isEqualTo(Integer.MAX_VALUE);
        Intake intake = intake(1L << 30);

        assertThat(intake.isTooLarge(of(boundless))).isTrue();
        assertThat(intake.tryReserve(of(boundless))).isFalse();
    }

    @Test
    void aWaitForRoomEndsAtOnceWhereThereIsSome() {
        Deadline never = Deadline.after(clock, Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(intake(4096).awaitReservation(Events.event(1, 1), never)).isTrue();
    }

    @Test
    void aWaitForRoomEndsWithTheDeadline() {
        Intake intake = full();
        Deadline deadline = Deadline.after(clock, Duration.ofSeconds(2));
        CompletableFuture<Boolean> reserved = new CompletableFuture<>();
        Emitters waiter =
                Emitters.start(() -> reserved.complete(intake.awaitReservation(Events.event(1, 2), deadline)));
        clock.awaitSleepers(1);

        clock.advance(Duration.ofSeconds(2));
        waiter.join();

        assertThat(reserved).isCompletedWithValue(false);
    }

    @Test
    void aWaitForRoomEndsWhenAnEventIsTakenOutEvenBeforeItGoesOnToTheTransports() {
        Intake intake = full();
        Deadline never = Deadline.after(clock, Duration.ofSeconds(Long.MAX_VALUE));
        CompletableFuture<Boolean> reserved = new CompletableFuture<>();
        Emitters waiter = Emitters.start(() -> reserved.complete(intake.awaitReservation(Events.event(1, 2), never)));
        clock.awaitWaiting(waiter.first());

        assertThat(intake.poll()).isNotNull();
        waiter.join();

        assertThat(reserved).isCompletedWithValue(true);
        assertThat(intake.tryReserve(Events.event(1, 3))).isFalse();
    }

    @Test
    void ofTwoThatWaitForOneRoomOneGetsIt() {
        Intake intake = full();
        Deadline deadline = Deadline.after(clock, Duration.ofSeconds(2));
        AtomicInteger reserved = new AtomicInteger();
        Emitters waiters = Emitters.start(Emitters.Kind.PLATFORM, 2, number -> {
            if (intake.awaitReservation(Events.event(1, 2), deadline)) {
                reserved.incrementAndGet();
            }
        });
        clock.awaitSleepers(2);

        assertThat(intake.poll()).isNotNull();
        clock.advance(Duration.ofSeconds(2));
        waiters.join();

        assertThat(reserved).hasValue(1);
    }

    @Test
    void anInterruptEndsAWaitForRoomAndIsKept() {
        Intake intake = full();

        Thread.currentThread().interrupt();
        boolean reserved =
                intake.awaitReservation(Events.event(1, 2), Deadline.after(clock, Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reserved).isFalse();
    }

    /** Makes an intake that one event fills. */
    private Intake full() {
        Intake intake = intake(120);
        assertThat(intake.tryReserve(Events.event(1, 1))).isTrue();
        intake.put(Events.event(1, 1));
        assertThat(intake.tryReserve(Events.event(1, 2))).isFalse();
        return intake;
    }

    @Test
    void theConsumerDoesNotWaitWhereThereIsSomethingToDo() {
        Intake intake = intake(4096);
        intake.attachConsumer();
        intake.put(Events.event(1, 1));

        intake.awaitEvents(IDLE_FOR_LONG);

        assertThat(intake.poll()).isNotNull();
    }

    @Test
    void aConsumerThatWasBusyJustNowLooksRoundByItself() {
        Intake intake = intake(4096);
        intake.attachConsumer();

        intake.awaitEvents(0);

        assertThat(intake.poll()).isNull();
    }

    @Test
    void aConsumerMayBeHurriedBeforeItWaits() {
        Intake intake = intake(4096);
        intake.attachConsumer();

        intake.hurry();
        intake.awaitEvents(IDLE_FOR_LONG);

        assertThat(intake.poll()).isNull();
    }

    @Test
    void hurryingBeforeThereIsAConsumerDoesNothing() {
        Intake intake = intake(4096);

        intake.hurry();
        intake.put(Events.event(1, 1));

        assertThat(intake.poll()).isNotNull();
    }
}
