package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // what never comes would hang the build
class TransformStageStressTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final int EMITTERS = 4;

    /** Leaves some out, and throws on some. */
    private static TelemetryEvent choosy(TelemetryEvent event) {
        long number = event.payload().get("number") instanceof Long value ? value : -1;
        if (number % 7 == 3) {
            throw new IllegalStateException("not this one");
        }
        return number % 5 == 2 ? null : event;
    }

    private static int count(Map<DropReason, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void ofManyEmittersEveryEventIsAccountedForAndEachKeepsItsOrder() {
        int each = 10_000;
        try (RunningStage stage = RunningStage.start(TransformStageStressTest::choosy)) {
            Emitters.start(Emitters.Kind.PLATFORM, EMITTERS, producer -> {
                        for (int i = 0; i < each; i++) {
                            stage.submit(Events.event(producer, i));
                        }
                    })
                    .join();
            stage.close(LONG);

            List<Integer> expected = IntStream.range(0, each)
                    .filter(number -> number % 7 != 3 && number % 5 != 2)
                    .boxed()
                    .toList();
            assertThat(Events.byProducer(stage.transports().delivered()))
                    .hasSize(EMITTERS)
                    .allSatisfy((producer, numbers) -> assertThat(numbers).isEqualTo(expected));
            assertThat(stage.transports().open()).isZero();
            assertThat(stage.transports().weightHeld()).isZero();
            assertThat(stage.intake().isEmpty()).isTrue();
        }
    }

    @Test
    void pastTheBoundEveryEventIsStillAccountedForAndTheRestKeepsItsOrder() {
        int each = 5_000;
        try (RunningStage stage =
                RunningStage.start(2_000, new RecordingTransports(), TransformStageStressTest::choosy)) {
            Emitters.start(Emitters.Kind.PLATFORM, EMITTERS, producer -> {
                        for (int i = 0; i < each; i++) {
                            stage.submit(Events.event(producer, i));
                        }
                    })
                    .join();
            stage.close(LONG);

            assertThat(stage.transports().acceptedTotal()).isEqualTo(EMITTERS * each);
            assertThat(stage.transports().open()).isZero();
            assertThat(stage.transports().weightHeld()).isZero();
            assertThat(stage.intake().isEmpty()).isTrue();
            assertThat(Events.byProducer(stage.transports().delivered()).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
        }
    }

    @Test
    void emitsThatRaceWithTheCloseAreEachRefusedOrAccountedFor() {
        int rounds = 60;
        int each = 100;
        for (int round = 0; round < rounds; round++) {
            RunningStage stage = RunningStage.start(TransformStageStressTest::choosy);
            CountDownLatch underWay = new CountDownLatch(round);
            Emitters emitters = Emitters.start(Emitters.Kind.PLATFORM, EMITTERS, producer -> {
                for (int i = 0; i < each; i++) {
                    stage.submit(Events.event(producer, i));
                    underWay.countDown();
                }
            });
            awaitUninterrupted(underWay);
            stage.close(round % 2 == 0 ? Duration.ZERO : LONG);
            emitters.join();
            stage.awaitEnd();

            RecordingTransports transports = stage.transports();
            assertThat(transports.acceptedTotal() + count(transports.refused())).isEqualTo(EMITTERS * each);
            assertThat(transports.refused().keySet()).isSubsetOf(DropReason.SHUTDOWN);
            assertThat(transports.open()).isZero();
            assertThat(transports.weightHeld()).isZero();
            assertThat(stage.intake().isEmpty()).isTrue();
            assertThat(Events.byProducer(transports.delivered()).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts it", e);
        }
    }
}
