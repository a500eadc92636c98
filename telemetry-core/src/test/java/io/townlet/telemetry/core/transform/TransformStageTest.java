package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Events;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // the clock stands still: what never comes would hang the build
class TransformStageTest {

    private static int number(TelemetryEvent event) {
        return event.payload().get("number") instanceof Long number ? number.intValue() : -1;
    }

    private static TelemetryEvent of(Payload payload) {
        return new TelemetryEvent("test.event", EventKind.EVENT, 1, Payload.empty(), payload);
    }

    @Test
    void eventsAreDeliveredInTheirOrder() {
        try (RunningStage stage = RunningStage.start()) {
            for (int i = 0; i < 1_000; i++) {
                stage.submit(Events.event(1, i));
            }
            stage.transports().awaitSettled(1_000);

            assertThat(Events.numbers(stage.transports().delivered()))
                    .isEqualTo(IntStream.range(0, 1_000).boxed().toList());
            assertThat(stage.transports().acceptedTotal()).isEqualTo(1_000);
            assertThat(stage.transports().weightHeld()).isZero();
        }
    }

    @Test
    void whatIsDeliveredIsWhatTheTransformsMadeOfIt() {
        try (RunningStage stage = RunningStage.start(
                event -> event.withPayload(event.payload().without("secret")),
                event -> event.withPayload(event.payload().with("seen", true)))) {
            stage.submit(of(Payload.empty().with("secret", "s").with("open", 1)));
            stage.transports().awaitSettled(1);

            assertThat(stage.transports().delivered()).containsExactly("{\"open\":1,\"seen\":true}");
            assertThat(stage.transports().weightHeld()).isZero();
        }
    }

    @Test
    void whatATransformLeavesOutIsCountedAsFiltered() {
        try (RunningStage stage = RunningStage.start(event -> number(event) % 3 == 0 ? null : event)) {
            for (int i = 0; i < 9; i++) {
                stage.submit(Events.event(1, i));
            }
            stage.transports().awaitSettled(9);

            assertThat(Events.numbers(stage.transports().delivered())).containsExactly(1, 2, 4, 5, 7, 8);
            assertThat(stage.transports().filtered()).isEqualTo(3);
            assertThat(stage.transports().dropped()).isEmpty();
            assertThat(stage.transports().weightHeld()).isZero();
        }
    }

    @Test
    void whereATransformThrowsThatEventAloneIsDroppedAndNeverSent() {
        try (RunningStage stage = RunningStage.start(
                event -> {
                    if (number(event) == 1) {
                        throw new Exception("can't redact this one");
                    }
                    return event;
                },
                event -> {
                    if (number(event) == 3) {
                        throw new AssertionError("never");
                    }
                    return event;
                })) {
            for (int i = 0; i < 5; i++) {
                stage.submit(Events.event(1, i));
            }
            stage.transports().awaitSettled(5);

            assertThat(Events.numbers(stage.transports().delivered())).containsExactly(0, 2, 4);
            assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.TRANSFORM_ERROR, 2));
            assertThat(stage.transports().weightHeld()).isZero();
        }
    }

    @Test
    void aTransformThatOverflowsTheStackCostsItsOwnEvent() {
        try (RunningStage stage = RunningStage.start(event -> {
            if (number(event) == 1) {
                return endless(event);
            }
            return event;
        })) {
            for (int i = 0; i < 3; i++) {
                stage.submit(Events.event(1, i));
            }
            stage.transports().awaitSettled(3);

            assertThat(Events.numbers(stage.transports().delivered())).containsExactly(0, 2);
            assertThat(stage.transports().dropped()).isEqualTo(Map.of(DropReason.TRANSFORM_ERROR, 1));
        }
    }

    @SuppressWarnings("InfiniteRecursion") // overflowing the stack is its purpose
    private static TelemetryEvent endless(TelemetryEvent event) {
        return endless(event).withTick(event.tick() + 1);
    }

    @Test
    void aPayloadNestedAHundredThousandDeepCostsNobodyElseAnything() {
        Payload nested = Payload.empty();
        for (int i = 0; i < 100_000; i++) {
            nested = Payload.builder().put("in", nested).build();
        }
        try (RunningStage stage = RunningStage.start()) {
            stage.submit(Events.event(1, 0));
            stage.submit(of(nested));
            stage.submit(Events.event(1, 1));
            stage.transports().awaitSettled(3);

            List<String> lines = stage.transports().delivered();
            assertThat(lines).startsWith("{\"producer\":1,\"number\":0}").endsWith("{\"producer\":1,\"number\":1}");
            assertThat(stage.transports().open()).isZero();
            assertThat(stage.transports().weightHeld()).isZero();
        }
    }

    @Test
    void anInterruptThatATransformLeavesBehindDoesNotReachTheNextEvent() {
        List<Boolean> found = new CopyOnWriteArrayList<>();
        try (RunningStage stage = RunningStage.start(event -> {
            found.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            return event;
        })) {
            for (int i = 0; i < 3; i++) {
                stage.submit(Events.event(1, i));
            }
            stage.transports().awaitSettled(3);

            assertThat(found).containsExactly(false, false, false);
        }
    }

    @Test
    void valuesThatCouldNotBeCarriedAreCountedWhateverBecomesOfTheEvent() {
        try (RunningStage stage = RunningStage.start(event -> {
            if (event.payload().containsKey("bad")) {
                throw new IllegalStateException("no");
            }
            return event.payload().containsKey("out") ? null : event;
        })) {
            stage.submit(of(Payload.builder().put("x", Double.NaN).build()));
            stage.submit(of(Payload.builder()
                    .put("bad", Double.NaN)
                    .put("y", Double.POSITIVE_INFINITY)
                    .build()));
            stage.submit(of(Payload.builder().put("out", Double.NaN).build()));
            stage.submit(Events.event(1, 1));
            stage.transports().awaitSettled(4);

            assertThat(stage.stage().replacedValues()).isEqualTo(4);
            assertThat(stage.transports().delivered()).contains("{\"x\":null}");
        }
    }

    @Test
    void anEventThatCouldNotBeCopiedIsRefusedAsATransformError() {
        try (RunningStage stage = RunningStage.start()) {
            stage.stage().refuseUncopied();

            assertThat(stage.transports().refused()).isEqualTo(Map.of(DropReason.TRANSFORM_ERROR, 1));
            assertThat(stage.transports().acceptedTotal()).isZero();
        }
    }

    @Test
    void ticksAreHandedOn() {
        try (RunningStage stage = RunningStage.start()) {
            stage.stage().onTick(5);
            stage.stage().onTick(3);

            assertThat(stage.transports().ticks()).containsExactly(5L, 3L);
        }
    }

    @Test
    void anEventCountsAsInTheIntakeUntilTheTransportsHaveIt() {
        HeldTransform held = HeldTransform.interruptible();
        try (RunningStage stage = RunningStage.start(held)) {
            stage.submit(Events.event(1, 1));
            held.awaitEntered(1);

            assertThat(stage.transports().open()).isEqualTo(1);

            held.letAllGo();
            stage.close(Duration.ofDays(1));
            assertThat(stage.intake().isEmpty()).isTrue();
            assertThat(stage.transports().open()).isZero();
        }
    }
}
