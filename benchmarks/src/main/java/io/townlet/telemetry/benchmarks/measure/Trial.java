package io.townlet.telemetry.benchmarks.measure;

import io.townlet.telemetry.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * Warms up and measures. The files are deleted once they are counted.
     *
     * @return what came out
     * @throws IOException where files can't be written or read
     * @throws InterruptedException where the thread is interrupted
     */
    public Measurement run() throws IOException, InterruptedException {
        Files.createDirectories(Path.of(settings.folder()));
        Scenario scenario = settings.scenario();
        Measurement warmUp = run(
                "warm-up",
                new Scenario(scenario.workload(), Mode.SATURATED, scenario.producers()),
                settings.warmUpEvents());
        if (scenario.mode() == Mode.PACED) {
            long paced = Math.max(warmUp.emitted() / PACED_WARM_UP_SHARE, scenario.producers());
            warmUp = run("warm-up-paced", scenario, paced);
        }
        if (warmUp.delivered() == 0) {
            throw new IllegalStateException(settings.contestant() + " delivered nothing in its warm-up");
        }
        // So that nobody is charged for the garbage of the warm-up.
        System.gc();
        return run("measured", scenario, settings.events());
    }

    private Measurement run(String name, Scenario scenario, long events) throws IOException, InterruptedException {
        Path file = Path.of(settings.folder(), name + ".jsonl");
        Files.deleteIfExists(file);
        try {
            return run(file, scenario, events);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Measurement run(Path file, Scenario scenario, long events) throws IOException, InterruptedException {
        ProducerTeam producers = new ProducerTeam(scenario, settings.pacing());
        Map<String, String> contestantSettings;
        String mark;
        List<Producer.Observed> observed;
        long cpuBefore;
        try (Contestant contestant = settings.contestant().open(file)) {
            contestantSettings = contestant.settings();
            mark = contestant.recordMark();
            cpuBefore = ProcessMeter.cpuNanos();
            observed = producers.emit(contestant, events);
        }
        long took = System.nanoTime() - producers.start();
        long cpu = ProcessMeter.cpuNanos() - cpuBefore;
        Totals totals = Totals.of(observed);
        return new Measurement(
                settings,
                contestantSettings,
                events,
                RecordCounter.count(file, mark),
                Files.size(file),
                took / SECOND,
                totals.nanos().getValueAtPercentile(50),
                totals.nanos().getValueAtPercentile(99),
                totals.nanos().getValueAtPercentile(99.9),
                totals.nanos().getMaxValue(),
                totals.worstLagNanos(),
                (double) totals.allocatedBytes() / events,
                (double) cpu / events,
                ProcessMeter.peakResidentBytes());
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
