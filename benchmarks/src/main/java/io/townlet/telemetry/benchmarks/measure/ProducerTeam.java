package io.townlet.telemetry.benchmarks.measure;

import io.townlet.telemetry.benchmarks.contestant.Contestant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Producers on threads of their own, which start at the same moment. */
final class ProducerTeam {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Scenario scenario;
    private final Pacing pacing;
    private final AtomicLong start = new AtomicLong();
    private final CyclicBarrier allReady;

    ProducerTeam(Scenario scenario, Pacing pacing) {
        this.scenario = scenario;
        this.pacing = pacing;
        this.allReady = new CyclicBarrier(scenario.producers(), () -> start.set(System.nanoTime()));
    }

    /** Tells when they started, in nanoseconds of {@link System#nanoTime()}. */
    long start() {
        return start.get();
    }

    /** Emits a number of events, shared as evenly as can be, and returns once all are emitted. */
    List<Producer.Observed> emit(Contestant contestant, long events) throws InterruptedException {
        int producers = scenario.producers();
        List<Callable<Producer.Observed>> work = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            int place = i;
            long share = events / producers + (i < events % producers ? 1 : 0);
            Producer producer = new Producer(
                    Feed.of(scenario.workload(), place, contestant),
                    share,
                    scenario.workload().timedOneOf());
            work.add(() -> emit(producer, place));
        }
        ExecutorService threads = Executors.newFixedThreadPool(producers);
        try {
            List<Producer.Observed> observed = new ArrayList<>();
            for (Future<Producer.Observed> each : threads.invokeAll(work)) {
                observed.add(each.get());
            }
            return observed;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a producer failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private Producer.Observed emit(Producer producer, int place) throws InterruptedException, BrokenBarrierException {
        allReady.await();
        if (scenario.mode() == Mode.SATURATED) {
            return producer.saturate();
        }
        // Producers take turns, so that they don't all emit at the same moments.
        long turn = SECOND / scenario.workload().pacedPerSecond();
        long firstDue = start.get() + turn * (place + 1L);
        return producer.pace(new Pacer(System::nanoTime, pacing.waiter(), firstDue, turn * scenario.producers()));
    }
}
