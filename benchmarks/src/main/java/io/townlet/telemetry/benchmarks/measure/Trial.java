package io.townlet.telemetry.benchmarks.measure;

import io.townlet.telemetry.benchmarks.contestant.Contestant;
import io.townlet.telemetry.benchmarks.contestant.Place;
import io.townlet.telemetry.benchmarks.server.Arrivals;
import io.townlet.telemetry.benchmarks.server.ServerKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Measures one contestant in the current JVM, after a warm-up. */
public final class Trial {

    private static final int PACED_WARM_UP_SHARE = 10;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final TrialSettings settings;

    /**
     * Prepares a trial.
     *
     * @param settings what is to be done
     */
    public Trial(TrialSettings settings) {
        this.settings = settings;
    }

    /**
     * Warms up and measures. Files are deleted once they are counted, and servers are ended.
     *
     * @return what came out
     * @throws IOException where files can't be written or read, or a server can't be started
     * @throws InterruptedException where the thread is interrupted
     */
    public Measurement run() throws IOException, InterruptedException {
        try (Destination destination = Destination.of(settings)) {
            return run(destination);
        }
    }

    private Measurement run(Destination destination) throws IOException, InterruptedException {
        Scenario scenario = settings.scenario();
        Measurement warmUp = run(
                destination,
                "warm-up",
                new Scenario(scenario.workload(), Mode.SATURATED, scenario.producers()),
                settings.warmUpEvents());
        if (scenario.mode() == Mode.PACED) {
            long paced = Math.max(warmUp.emitted() / PACED_WARM_UP_SHARE, scenario.producers());
            warmUp = run(destination, "warm-up-paced", scenario, paced);
        }
        if (warmUp.delivered() == 0 && settings.contestant().server() != ServerKind.STALLED) {
            throw new IllegalStateException(settings.contestant() + " delivered nothing in its warm-up");
        }
        // So that nobody is charged for the garbage of the warm-up.
        System.gc();
        return run(destination, "measured", scenario, settings.events());
    }

    private Measurement run(Destination destination, String name, Scenario scenario, long events)
            throws IOException, InterruptedException {
        Place place = destination.begin(name);
        boolean watchesHeap = settings.contestant().watchesHeap();
        long heapBefore = watchesHeap ? ProcessMeter.liveHeapBytes() : 0;
        ProducerTeam producers = new ProducerTeam(scenario, settings.pacing());
        Map<String, String> contestantSettings;
        String mark;
        List<Producer.Observed> observed;
        long cpuBefore;
        long heapGrowth;
        try (Contestant contestant = settings.contestant().open(place)) {
            contestantSettings = contestant.settings();
            mark = contestant.recordMark();
            cpuBefore = ProcessMeter.cpuNanos();
            observed = producers.emit(contestant, events);
            heapGrowth = watchesHeap ? ProcessMeter.liveHeapBytes() - heapBefore : 0;
        }
        destination.settle();
        long took = System.nanoTime() - producers.start();
        long cpu = ProcessMeter.cpuNanos() - cpuBefore;
        Totals totals = Totals.of(observed);
        Arrivals arrivals = destination.end(mark);
        return new Measurement(
                settings,
                contestantSettings,
                events,
                arrivals.events(),
                arrivals.bytes(),
                arrivals.requests(),
                took / SECOND,
                totals.nanos().getValueAtPercentile(50),
                totals.nanos().getValueAtPercentile(99),
                totals.nanos().getValueAtPercentile(99.9),
                totals.nanos().getMaxValue(),
                totals.worstLagNanos(),
                (double) totals.allocatedBytes() / events,
                (double) cpu / events,
                ProcessMeter.peakResidentBytes(),
                heapGrowth);
    }

    /** What all producers saw. */
    private record Totals(Histogram nanos, long allocatedBytes, long worstLagNanos) {

        static Totals of(List<Producer.Observed> observed) {
            Histogram nanos = new Histogram(observed.get(0).nanos());
            long allocated = 0;
            long lag = 0;
            for (Producer.Observed each : observed) {
                nanos.add(each.nanos());
                allocated += each.allocatedBytes();
                lag = Math.max(lag, each.worstLagNanos());
            }
            return new Totals(nanos, allocated, lag);
        }
    }
}
