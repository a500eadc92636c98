package io.townlet.telemetry.core.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.ManualClock;
import io.townlet.telemetry.core.thread.FeedbackGuard;
import io.townlet.telemetry.core.thread.PipelineThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFrontDoorTest {

    private final RecordingTransforms transforms = new RecordingTransforms();
    private final FeedbackGuard guard = new FeedbackGuard();
    private final EventFrontDoor door = new EventFrontDoor(transforms, guard, new ManualClock());

    // ---- kinds ----

    @ParameterizedTest
    @CsvSource({
        "snapshot, SNAPSHOT",
        "diff, DIFF",
        "loop.health, HEALTH",
        "loop.failure, HEALTH",
        "console.result, CONSOLE",
        "narration, NARRATION",
        "narration.queue_conflict, NARRATION",
        "loop.tick, EVENT",
        "console, EVENT",
        "loop.health.extra, EVENT",
        "'', EVENT"
    })
    void theKindFollowsFromTheName(String name, EventKind kind) {
        door.emit(name, Map.of("x", 1));

        assertThat(transforms.only().kind()).isEqualTo(kind);
        assertThat(transforms.only().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"snapshot, SNAPSHOT", "diff, DIFF", "something, HEALTH"})
    void thePayloadTypeGoesBeforeTheName(String payloadType, EventKind kind) {
        door.emit("loop.health", Map.of("payload_type", payloadType));

        assertThat(transforms.only().kind()).isEqualTo(kind);
    }

    @Test
    void anEventThatWasMadeByHandKeepsItsKind() {
        door.emit(new TelemetryEvent("snapshot", EventKind.NARRATION, 1, Payload.empty(), Payload.empty()));

        assertThat(transforms.only().kind()).isEqualTo(EventKind.NARRATION);
    }

    // ---- ticks ----

    @Test
    void beforeTheFirstTickItIsTickZero() {
        door.emit("loop.tick", Map.of());

        assertThat(door.currentTick()).isZero();
        assertThat(transforms.only().tick()).isZero();
    }

    @Test
    void anEventWithoutATickTakesTheOneThatTheProgramCameTo() {
        door.advanceTick(12);
        door.emit(Events.event(1, 1));

        assertThat(transforms.only().tick()).isEqualTo(12);
        assertThat(transforms.ticks()).containsExactly(12L);
    }

    @Test
    void anEventWithATickMakesItTheCurrentOne() {
        door.advanceTick(12);
        door.emit("snapshot", Map.of("tick", 15));
        door.emit("loop.health", Map.of());

        assertThat(door.currentTick()).isEqualTo(15);
        assertThat(transforms.submitted()).extracting(TelemetryEvent::tick).containsExactly(15L, 15L);
    }

    @Test
    void theTickMayGoBack() {
        door.advanceTick(100);
        door.emit(Events.atTick(3, 1, 1));
        door.emit(Events.event(1, 2));
        door.advanceTick(1);
        door.emit(Events.event(1, 3));

        assertThat(transforms.submitted()).extracting(TelemetryEvent::tick).containsExactly(3L, 3L, 1L);
        assertThat(transforms.ticks()).containsExactly(100L, 1L);
        assertThat(door.currentTick()).isEqualTo(1);
    }

    @Test
    void aTickThatIsNoWholeNumberIsNotTakenForOne() {
        door.advanceTick(4);
        door.emit("loop.tick", Map.of("tick", 7.5));
        door.emit("loop.tick", Map.of("tick", "8"));

        assertThat(transforms.submitted()).extracting(TelemetryEvent::tick).containsExactly(4L, 4L);
        assertThat(door.currentTick()).isEqualTo(4);
    }

    // ---- detaching ----

    @Test
    void whatTheCallerChangesAfterwardsChangesNothing() {
        List<Object> inner = new ArrayList<>(List.of("a"));
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("inner", inner));

        door.emit("loop.tick", fields);
        inner.add("b");
        fields.put("late", true);

        assertThat(transforms.only().payload()).isEqualTo(Payload.copyOf(Map.of("inner", List.of("a"))));
    }

    @Test
    void aMapThatAnotherThreadChangesWhileItIsReadCostsItsOwnEvent() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", new Object() {
            @Override
            public String toString() {
                // The copier is in the midst of the map here.
                Emitters.start(() -> fields.put("third", 3)).join();
                return "read";
            }
        });
        fields.put("second", 2);

        door.emit("loop.tick", fields);
        door.emit("loop.tick", Map.of("fine", true));

        assertThat(fields).containsKey("third");
        assertThat(transforms.uncopied()).isEqualTo(1);
        assertThat(transforms.only().payload()).isEqualTo(Payload.empty().with("fine", true));
    }

    @ParameterizedTest
    @CsvSource({"0, RUNTIME", "1, CHECKED", "1, ERROR", "2, STACK_OVERFLOW"})
    void aMapThatThrowsWhileItIsReadCostsItsOwnEvent(int fieldsBefore, ThrowingMap.Sort sort) {
        door.emit("loop.tick", new ThrowingMap(fieldsBefore, sort));
        door.emit("loop.tick", Map.of("fine", true));

        assertThat(transforms.uncopied()).isEqualTo(1);
        assertThat(transforms.only().payload()).isEqualTo(Payload.empty().with("fine", true));
    }

    @Test
    void theTickOfAnEventThatWasNotCopiedIsNotTaken() {
        door.advanceTick(4);
        door.emit("loop.tick", new ThrowingMap(1, ThrowingMap.Sort.RUNTIME));

        assertThat(door.currentTick()).isEqualTo(4);
    }

    // ---- feedback ----

    @Test
    void whatAPipelineThreadEmitsIsRefusedAndCounted() throws InterruptedException {
        Thread pipelineThread = new PipelineThread("test-pipeline", () -> {
            door.emit(Events.event(1, 1));
            door.emit("loop.tick", Map.of());
            door.emit("loop.tick", new ThrowingMap(0, ThrowingMap.Sort.RUNTIME));
        });
        pipelineThread.start();
        pipelineThread.join();

        assertThat(transforms.submitted()).isEmpty();
        assertThat(transforms.uncopied()).isZero();
        assertThat(door.feedbackRefused()).isEqualTo(3);
    }

    @Test
    void whatTheCallersThreadEmitsInThePipelinesWorkIsRefusedAndWhatItEmitsAfterwardsIsNot() {
        guard.run(() -> {
            guard.run(() -> door.emit(Events.event(1, 1)));
            door.emit("loop.tick", Map.of());
        });
        door.emit(Events.event(1, 2));

        assertThat(door.feedbackRefused()).isEqualTo(2);
        assertThat(transforms.only().payload()).isEqualTo(Events.event(1, 2).payload());
    }

    @Test
    void workThatThrowsLeavesTheThreadFreeToEmit() {
        try {
            guard.run(() -> {
                throw new IllegalStateException("the work fails");
            });
        } catch (IllegalStateException e) {
            door.emit(Events.event(1, 1));
        }

        assertThat(door.feedbackRefused()).isZero();
        assertThat(transforms.submitted()).hasSize(1);
    }

    @Test
    void otherThreadsMayEmitWhileOneIsAtThePipelinesWork() {
        guard.run(() -> Emitters.start(() -> door.emit(Events.event(1, 1))).join());

        assertThat(door.feedbackRefused()).isZero();
        assertThat(transforms.submitted()).hasSize(1);
    }

    // ---- many threads ----

    @Test
    void threadsThatEmitAtOnceLoseNothing() {
        Emitters.start(Emitters.Kind.PLATFORM, 4, producer -> {
                    for (int i = 0; i < 500; i++) {
                        door.emit("loop.tick", Map.of("producer", producer, "number", i, "tick", i));
                    }
                })
                .join();

        assertThat(transforms.submitted()).hasSize(2_000);
        assertThat(transforms.submitted()).extracting(TelemetryEvent::payload).doesNotHaveDuplicates();
        assertThat(transforms.submitted())
                .allMatch(event -> event.payload().getNumber("number").equals(event.tick()));
        assertThat(door.currentTick()).isEqualTo(499);
    }
}
