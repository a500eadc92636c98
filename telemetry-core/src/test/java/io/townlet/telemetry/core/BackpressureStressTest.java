package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.FaultyTransport;
import io.townlet.telemetry.core.testing.Settings;
import io.townlet.telemetry.core.transport.Backpressure;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads against a transport that fails at random: the counts are exact, not nearly so. */
@Timeout(60)
class BackpressureStressTest {

    private static final int PRODUCERS = 4;
    private static final int EVENTS = 10_000;

    static Stream<Arguments> policiesAndThreads() {
        return Stream.of(Backpressure.values())
                .flatMap(policy -> Stream.of(Emitters.Kind.values()).map(kind -> Arguments.of(policy, kind)));
    }

    @ParameterizedTest
    @MethodSource("policiesAndThreads")
    void everyEventIsCountedExactlyOnce(Backpressure policy, Emitters.Kind kind) {
        FaultyTransport transport =
                new FaultyTransport().always(new RandomTrouble(policy.wireName().length()));
        TelemetryPipeline pipeline = start(transport, Settings.defaults().policy(policy));
        emitAll(pipeline, kind);
        Ledger ledger = pipeline.close(Duration.ofSeconds(30)).ledger("main");
        assertSettled(ledger, (long) PRODUCERS * EVENTS, transport);
        assertThat(ledger.inDoubt()).isZero();
        assertOrdered(transport);
    }

    @ParameterizedTest
    @MethodSource("policiesAndThreads")
    void aHealthyTransportLosesNothingByOverflowWhereEmittersWaitOrSend(Backpressure policy, Emitters.Kind kind) {
        FaultyTransport transport = new FaultyTransport();
        Settings settings = Settings.defaults().policy(policy).sendTimeout(Duration.ofMinutes(1));
        TelemetryPipeline pipeline =
                start(transport, policy == Backpressure.BLOCK ? settings.blockForEver() : settings);
        emitAll(pipeline, kind);
        Ledger ledger = pipeline.close(Duration.ofSeconds(30)).ledger("main");
        assertSettled(ledger, (long) PRODUCERS * EVENTS, transport);
        if (policy == Backpressure.DROP_OLDEST) {
            assertThat(losses(ledger)).containsOnlyKeys(DropReason.OVERFLOW);
        } else {
            assertThat(losses(ledger)).isEmpty();
        }
        assertOrdered(transport);
    }

    private static TelemetryPipeline start(FaultyTransport transport, Settings settings) {
        return TelemetryPipeline.builder()
                .transport(transport.spec(
                        "main",
                        settings.batch(16)
                                .bufferBytes(8 << 10)
                                .retry(2, Duration.ofNanos(1000))
                                .restarts(100)
                                .build()))
                .start();
    }

    private static void emitAll(TelemetryPipeline pipeline, Emitters.Kind kind) {
        Emitters.start(kind, PRODUCERS, producer -> {
                    for (int number = 0; number < EVENTS; number++) {
                        pipeline.emit(Events.event(producer, number));
                    }
                })
                .join();
    }

    private static void assertOrdered(FaultyTransport transport) {
        assertThat(Events.byProducer(transport.delivered()))
                .allSatisfy((producer, numbers) -> assertThat(numbers)
                        .as("what arrived of producer %s", producer)
                        .isSorted()
                        .doesNotHaveDuplicates());
    }

    /** Fails one send in five, in all ways there are, by a fixed seed. Called by one thread at a time. */
    private static final class RandomTrouble implements Fault {

        private final SplittableRandom random;
        private int crashes;

        RandomTrouble(long seed) {
            this.random = new SplittableRandom(seed);
        }

        @Override
        public void strike(int events, long bytes) throws TransportException {
            Fault fault = switch (random.nextInt(20)) {
                case 0 -> Fault.retryable(random.nextInt(4), null);
                case 1 -> Fault.permanent(random.nextInt(4));
                case 2 -> Fault.tooLargeAbove(1 + random.nextInt(8));
                case 3 -> ++crashes < 50 ? Fault.crash() : Fault.retryable();
                default -> Fault.none();
            };
            fault.strike(events, bytes);
        }
    }
}
