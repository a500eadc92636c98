package io.townlet.telemetry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.FaultyTransport;
import io.townlet.telemetry.core.testing.Settings;
import io.townlet.telemetry.core.transport.Backpressure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever fails, however small the buffers are and whenever it is closed: every event is accounted for, once. */
class ConservationPropertyTest {

    /** What the far side does with one start or send; as data, so that a failing example can be read and shrunk. */
    enum Trouble {
        NONE,
        RETRYABLE,
        RETRYABLE_AFTER_ONE,
        RETRYABLE_AFTER_A_WHILE,
        RETRYABLE_AFTER_ALL,
        PERMANENT,
        PERMANENT_AFTER_ONE,
        TOO_LARGE_ABOVE_ONE,
        TOO_LARGE_ABOVE_A_FEW_BYTES,
        CRASH;

        Fault fault() {
            return switch (this) {
                case NONE -> Fault.none();
                case RETRYABLE -> Fault.retryable();
                case RETRYABLE_AFTER_ONE -> Fault.retryable(1, null);
                case RETRYABLE_AFTER_A_WHILE -> Fault.retryable(2, Duration.ofMillis(1));
                case RETRYABLE_AFTER_ALL -> Fault.retryable(1000, null);
                case PERMANENT -> Fault.permanent(0);
                case PERMANENT_AFTER_ONE -> Fault.permanent(1);
                case TOO_LARGE_ABOVE_ONE -> Fault.tooLargeAbove(1);
                case TOO_LARGE_ABOVE_A_FEW_BYTES -> Fault.tooLargeAboveBytes(150);
                case CRASH -> Fault.crash();
            };
        }

        static Fault[] faults(List<Trouble> troubles) {
            return troubles.stream().map(Trouble::fault).toArray(Fault[]::new);
        }
    }

    record Far(List<Trouble> sends, Trouble otherwise, List<Trouble> starts) {

        FaultyTransport transport() {
            return new FaultyTransport()
                    .then(Trouble.faults(sends))
                    .always(otherwise.fault())
                    .thenOnStart(Trouble.faults(starts));
        }
    }

    record Shape(
            Backpressure policy,
            int bufferBytes,
            int batchSize,
            int retries,
            int restarts,
            int flushTicks,
            int intakeBytes) {

        Settings settings() {
            return Settings.defaults()
                    .policy(policy)
                    .bufferBytes(bufferBytes)
                    .batch(batchSize)
                    .flushTicks(flushTicks)
                    .retry(retries, Duration.ofNanos(200_000))
                    .restarts(restarts)
                    .poll(Duration.ofMillis(10));
        }
    }

    record Load(int producers, int events, int filterEvery, int closeAfter) {}

    @Property(tries = 300)
    void everyEventIsAccountedForOnce(
            @ForAll("fars") Far far, @ForAll("shapes") Shape shape, @ForAll("loads") Load load) {
        FaultyTransport transport = far.transport();
        FaultyTransport other = new FaultyTransport();
        // The block timeout is short, because nothing here is about how long it is.
        Settings settings =
                shape.policy() == Backpressure.BLOCK ? shape.settings().block(Duration.ofMillis(10)) : shape.settings();
        TelemetryPipeline pipeline = TelemetryPipeline.builder()
                .transport(transport.spec("main", settings.build()))
                .transport(other.spec("other", shape.settings().build()))
                .transform("filter", context -> event -> leftOut(event.payload().get("number"), load) ? null : event)
                .intakeBytes(shape.intakeBytes())
                .start();

        Emitters emitters = Emitters.start(Emitters.Kind.PLATFORM, load.producers(), producer -> {
            for (int number = 0; number < load.events(); number++) {
                pipeline.emit(Events.event(producer, number));
                if (producer == 0 && number == load.closeAfter()) {
                    pipeline.close(Duration.ofSeconds(10));
                }
            }
        });
        emitters.join();
        pipeline.close(Duration.ofSeconds(10));

        long emitted = (long) load.producers() * load.events();
        Ledger ledger = pipeline.ledgers().ledger("main");
        assertAccounted(ledger, emitted, transport);
        assertAccounted(pipeline.ledgers().ledger("other"), emitted, other);
        assertThat(ledger.inDoubt()).as("nothing hangs: %s", ledger).isZero();
        assertThat(ledger.dropped(DropReason.TRANSFORM_ERROR)).isZero();
        if (load.filterEvery() > load.events()) {
            assertThat(ledger.filtered()).isZero();
        }
    }

    private static boolean leftOut(Object number, Load load) {
        return number instanceof Long value && value % load.filterEvery() == load.filterEvery() - 1;
    }

    private static void assertAccounted(Ledger ledger, long emitted, FaultyTransport transport) {
        assertThat(ledger.accepted()).as("accepted: %s", ledger).isEqualTo(emitted);
        assertThat(ledger.queued()).as("queued: %s", ledger).isZero();
        assertThat(ledger.closes()).as("closes: %s", ledger).isTrue();
        assertThat(ledger.delivered())
                .as("delivered: %s", ledger)
                .isEqualTo(transport.delivered().size());
        Map<Integer, List<Integer>> delivered = Events.byProducer(transport.delivered());
        assertThat(delivered)
                .allSatisfy((producer, numbers) -> assertThat(numbers)
                        .as("what arrived of producer %s", producer)
                        .isSorted()
                        .doesNotHaveDuplicates());
    }

    @Provide
    Arbitrary<Far> fars() {
        Arbitrary<Trouble> trouble = Arbitraries.of(Trouble.class);
        Arbitrary<Trouble> startTrouble =
                Arbitraries.of(Trouble.NONE, Trouble.RETRYABLE, Trouble.PERMANENT, Trouble.CRASH);
        return Combinators.combine(
                        trouble.list().ofMaxSize(12),
                        Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Trouble.NONE)), Tuple.of(1, trouble)),
                        startTrouble.list().ofMaxSize(2))
                .as(Far::new);
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.of(Backpressure.class),
                        Arbitraries.integers().between(60, 4096),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(1, 10_000),
                        Arbitraries.of(100, 1000, 1 << 22))
                .as(Shape::new);
    }

    @Provide
    Arbitrary<Load> loads() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 120),
                        Arbitraries.of(2, 7, 1000),
                        Arbitraries.integers().between(0, 240))
                .as(Load::new);
    }
}
