package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is lost, and what is kept, where a transport is slower than the program and the newest counts. */
@Timeout(60)
class DropOldestTest {

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void theOldestThatIsNotInFlightMakesRoomForTheNewest() {
        // Ten lines of 100 bytes fit, the last by its estimate, which is a little more.
        int estimate = Events.sized(100, 0, 10).payload().weight();
        startWithOneInFlight(900 + estimate, 100);
        rig.emitOneByOne(sized(100, 10, 9));
        assertThat(losses(rig.ledger())).isEmpty();
        rig.emitOneByOne(sized(100, 19, 3));
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.OVERFLOW, 3L));
        rig.transport().release();
        assertSettled(rig.flush(), 13, rig.transport());
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 13, 14, 15, 16, 17, 18, 19, 20, 21);
    }

    @Test
    void oneLargeEventEvictsAsManyAsItNeeds() {
        startWithOneInFlight(1000, 100);
        rig.emitOneByOne(sized(100, 1, 9));
        rig.emitOneByOne(Events.sized(800, 0, 10));
        rig.transport().release();
        assertSettled(rig.flush(), 11, rig.transport());
        assertThat(Events.numbers(rig.transport().delivered()))
                .startsWith(0)
                .endsWith(10)
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aBatchInFlightIsNotEvictedHoweverMuchComes() {
        rig.transport().always(Fault.retryable());
        rig.start(Settings.defaults().batch(1).bufferBytes(1000).retryForEver(Duration.ofSeconds(30)));
        rig.emit(Events.sized(300, 0, 0));
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        rig.emitOneByOne(sized(300, 1, 20));
        rig.transport().always(Fault.none());
        rig.passBackoff(1);
        assertSettled(rig.flush(), 21, rig.transport());
        assertThat(Events.numbers(rig.transport().delivered())).startsWith(0).endsWith(20);
    }

    @Test
    void anEventBiggerThanTheBufferCostsNoOther() {
        startWithOneInFlight(1000, 100);
        rig.emitOneByOne(sized(100, 1, 8));
        rig.emitOneByOne(Events.sized(1001, 0, 10), Events.sized(50_000, 0, 11));
        rig.transport().release();
        assertSettled(rig.flush(), 11, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TOO_LARGE, 2L));
    }

    @Test
    void anEventThatFitsExactlyIsDelivered() {
        rig.start(Settings.defaults().batch(1).bufferBytes(1000));
        rig.emit(Events.sized(1000, 0, 0));
        assertSettled(rig.flush(), 1, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void whatTurnsOutLongerThanEstimatedEvictsToo() {
        startWithOneInFlight(1000, 100);
        // 100 characters are estimated as about 100 bytes; these take three each.
        rig.emitOneByOne(wide(1), wide(2), wide(3), wide(4));
        rig.transport().release();
        assertSettled(rig.flush(), 5, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.OVERFLOW, 2L));
        assertThat(rig.transport().delivered()).hasSize(3);
        assertThat(rig.transport().delivered().get(2)).contains("\"number\":4,");
    }

    @ParameterizedTest
    @EnumSource
    void underConcurrentProducersTheNewestOfEachIsKept(Emitters.Kind kind) {
        int producers = 4;
        int events = 2000;
        long emitted = 1 + (long) producers * events;
        startWithOneInFlight(1024, 64);
        Emitters.start(kind, producers, producer -> {
                    for (int number = 0; number < events; number++) {
                        rig.pipeline().emit(Events.sized(64, producer + 1, number));
                    }
                })
                .join();
        rig.transport().release();
        assertSettled(rig.pipeline().flush(Duration.ofDays(1)).ledger("main"), emitted, rig.transport());

        Map<Integer, List<Integer>> delivered =
                Events.byProducer(rig.transport().delivered());
        assertThat(delivered.remove(0)).containsExactly(0);
        assertThat(delivered)
                .isNotEmpty()
                .allSatisfy((producer, numbers) -> assertThat(numbers)
                        .as("what is left of producer %s", producer)
                        .isEqualTo(upTo(events - 1, numbers.size())));
        // 1024 bytes hold 16 lines of 64, one of them in flight; a few less where they were only estimated.
        assertThat(rig.transport().delivered()).hasSizeBetween(10, 16);
        assertThat(losses(rig.ledger()))
                .containsExactly(
                        entry(DropReason.OVERFLOW, emitted - rig.ledger().delivered()));
    }

    private void startWithOneInFlight(int bufferBytes, int bytes) {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1).bufferBytes(bufferBytes));
        rig.emit(Events.sized(bytes, 0, 0));
        rig.transport().awaitAttempts(1);
    }

    private static TelemetryEvent[] sized(int bytes, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> Events.sized(bytes, 0, number))
                .toArray(TelemetryEvent[]::new);
    }

    /** An event of about 100 characters and 300 bytes. */
    private static TelemetryEvent wide(int number) {
        TelemetryEvent event = Events.event(0, number);
        return event.withPayload(event.payload().with("pad", "\u4e16".repeat(90)));
    }

    private static List<Integer> upTo(int last, int count) {
        return IntStream.rangeClosed(last - count + 1, last).boxed().toList();
    }
}
