package io.townlet.telemetry.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.encode.EncodedRun;
import io.townlet.telemetry.core.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever is done to a queue, one thing after the other: no event and no byte gets lost on the way. */
class LaneQueuePropertyTest {

    private static final int MAX_BYTES = 1024;

    /** What is done; an event is estimated at its weight and turns out to have its length. */
    record Step(Action action, int weight, int length) {}

    enum Action {
        EMIT,
        DELIVER,
        FILTER,
        DROP,
        SEND,
        SEND_A_PREFIX,
        FAIL,
        GIVE_UP,
        SPLIT,
        FLUSH
    }

    private record Waiting(int number, int weight, int length) {}

    private static final class Run {

        private long submitted;
        private final LedgerBook book = new LedgerBook(() -> submitted, new SnapshotLosses());
        private final LaneQueue queue;
        private final Deque<Waiting> intake = new ArrayDeque<>();
        private final List<Integer> delivered = new ArrayList<>();
        private int emitted;

        Run(Backpressure policy) {
            DeliverySettings defaults = DeliverySettings.defaults();
            this.queue = new LaneQueue(
                    defaults.withBuffer(new DeliverySettings.Buffer(5, MAX_BYTES, 1))
                            .withWorker(new DeliverySettings.Worker(policy, Duration.ofSeconds(1), 1)),
                    new ManualClock(),
                    book,
                    "key");
        }

        void apply(Step step) {
            switch (step.action()) {
                case EMIT -> emit(step);
                case DELIVER -> deliver();
                case FILTER -> {
                    if (!intake.isEmpty()) {
                        queue.entrance().filtered(intake.remove().weight());
                    }
                }
                case DROP -> {
                    if (!intake.isEmpty()) {
                        queue.entrance().dropped(intake.remove().weight(), DropReason.TRANSFORM_ERROR);
                    }
                }
                case FLUSH -> {
                    FlushMark unused = queue.requestFlush();
                }
                default -> attempt(step.action());
            }
        }

        private void emit(Step step) {
            if (!queue.entrance().tryAdmit(step.weight())) {
                queue.entrance().admitByEviction(step.weight());
            }
            submitted++;
            intake.add(new Waiting(emitted++, step.weight(), step.length()));
        }

        private void deliver() {
            // Runs of one, two and three events, whatever has gathered.
            int most = 1 + emitted % 3;
            EncodedRun run = new EncodedRun();
            while (!intake.isEmpty() && run.size() < most) {
                Waiting next = intake.remove();
                run.add(EncodedEvents.line(next.number(), next.length()), next.weight());
            }
            if (run.size() > 0) {
                queue.entrance().deliver(run);
            }
        }

        private void attempt(Action action) {
            OutgoingBatch batch = queue.exit().takeBatch();
            if (batch == null) {
                return;
            }
            assertThat(queue.exit().beginSend(batch)).isTrue();
            int prefix = action == Action.SEND ? batch.events().size() : action == Action.SEND_A_PREFIX ? 1 : 0;
            for (EncodedEvent event : batch.events().subList(0, prefix)) {
                delivered.add(Integer.valueOf(event.name()));
            }
            OutgoingBatch rest = queue.exit()
                    .delivered(batch, prefix, count -> assertThat(count).isEqualTo(prefix));
            if (rest == null) {
                return;
            }
            queue.exit().failed(rest);
            if (action == Action.GIVE_UP) {
                queue.exit().giveUp(rest, DropReason.PERMANENT);
            } else if (action == Action.SPLIT && rest.events().size() > 1) {
                queue.exit().split(rest);
            } else {
                queue.exit().retryLater(rest, rest.failed(0));
            }
        }

        void drain() {
            while (!intake.isEmpty()) {
                deliver();
            }
            while (queue.length() > 0) {
                attempt(Action.SEND);
            }
        }

        void assertBalanced() {
            Ledger ledger = queue.ledger("main");
            assertThat(ledger.accepted()).isEqualTo(emitted);
            assertThat(ledger.queued()).isEqualTo(queue.length() + (long) intake.size());
            assertThat(ledger.delivered()).isEqualTo(delivered.size());
            assertThat(ledger.closes()).as("%s", ledger).isTrue();
        }
    }

    @Property(tries = 2000)
    void everyEventAndEveryByteIsAccountedFor(
            @ForAll Backpressure policy, @ForAll @Size(max = 120) List<@From("steps") Step> steps) {
        Run run = new Run(policy);
        for (Step step : steps) {
            run.apply(step);
            run.assertBalanced();
        }
        run.drain();
        run.assertBalanced();
        assertThat(run.queue.ledger("main").queued()).isZero();
        assertThat(run.delivered).isSorted().doesNotHaveDuplicates();
        // Nothing is left of the budget's use, to the byte.
        assertThat(run.queue.entrance().tryAdmit(MAX_BYTES)).isTrue();
        assertThat(run.queue.entrance().tryAdmit(1)).isFalse();
        assertThat(run.queue.entrance().isIndebted()).isFalse();
    }

    @Property(tries = 500)
    void whatDropOldestDropsIsAlwaysOlderThanWhatItKeepsButForTheBatchInFlight(
            @ForAll @Size(max = 100) List<@From("arrivals") Step> steps) {
        Run run = new Run(Backpressure.DROP_OLDEST);
        run.emit(new Step(Action.EMIT, 10, 10));
        run.deliver();
        OutgoingBatch held = run.queue.exit().takeBatch();
        for (Step step : steps) {
            run.apply(step);
        }
        assertThat(held).isNotNull();
        run.delivered.add(0);
        run.queue.exit().delivered(held, 1, count -> {});
        run.drain();
        List<Integer> kept = run.delivered.subList(1, run.delivered.size());
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i)).isEqualTo(run.emitted - kept.size() + i);
        }
    }

    @Property(tries = 500)
    void endingItSettlesAllThatItHolds(
            @ForAll Backpressure policy,
            @ForAll @Size(max = 120) List<@From("steps") Step> steps,
            @ForAll boolean failed) {
        Run run = new Run(policy);
        steps.forEach(run::apply);
        run.queue.exit().end(failed ? LaneState.FAILED : LaneState.CLOSED);
        assertThat(run.queue.length()).isZero();
        run.assertBalanced();
        assertThat(run.queue.exit().takeBatch()).isNull();
        run.drain();
        run.assertBalanced();
        assertThat(run.queue.entrance().tryAdmit(MAX_BYTES)).isTrue();
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(Arbitraries.of(Action.class), sizes(), sizes())
                .as(Step::new);
    }

    /** Only what comes in, and every estimate right. */
    @Provide
    Arbitrary<Step> arrivals() {
        return Combinators.combine(
                        Arbitraries.of(Action.EMIT, Action.DELIVER),
                        Arbitraries.integers().between(1, 400))
                .as((action, size) -> new Step(action, size, size));
    }

    private static Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(1, 1500);
    }
}
