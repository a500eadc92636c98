package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import java.time.Duration;
import java.util.List;

/**
 * Lets a feed fill a pipeline until the feed ends, or until a stop is requested, or until no transport is left that could deliver
 * anything; then waits for the rest to be delivered, closes the pipeline and sums up. Used once, by one thread.
 */
public final class PipelineRun {

    /** Everything was delivered, or left out on purpose. */
    public static final int ALL_DELIVERED = 0;

    /** Something was lost. */
    public static final int SOMETHING_LOST = 1;

    /** How long draining may take once a stop was requested, unless something else is asked for. */
    public static final Duration DRAIN_TIME = Duration.ofSeconds(10);

    private final TelemetrySink pipeline;
    private final Feed feed;
    private final StopGate gate;
    private final RunMonitor monitor;
    private final Duration drainTime;
    private final Feeder feeder;

    /**
     * Prepares a run.
     *
     * @param pipeline a running pipeline, which will be closed
     * @param feed what it is fed by; asked on another thread, and no more once {@link #run} has returned
     * @param gate through which a stop is requested
     * @param monitor shows how it goes
     * @param drainTime how long draining may take once a stop was requested
     */
    public PipelineRun(TelemetrySink pipeline, Feed feed, StopGate gate, RunMonitor monitor, Duration drainTime) {
        this.pipeline = pipeline;
        this.feed = feed;
        this.gate = gate;
        this.monitor = monitor;
        this.drainTime = drainTime;
        this.feeder = new Feeder(feed, gate);
    }

    /**
     * Runs to the end.
     *
     * @return {@link #ALL_DELIVERED} or {@link #SOMETHING_LOST}
     * @throws InterruptedException where the thread is interrupted; the pipeline is still open then
     */
    public int run() throws InterruptedException {
        feeder.start();
        feed();
        boolean drained = feeder.hasEnded() || shutInput();
        flush();
        LedgerReport report = pipeline.close(gate.leftOf(drainTime));
        sumUp();
        boolean allRead = drained && feeder.failure() == null;
        return allRead && report.complete() ? ALL_DELIVERED : SOMETHING_LOST;
    }

    private void feed() throws InterruptedException {
        while (!feeder.awaitEnd(RunMonitor.BEAT) && !gate.stopRequested()) {
            // No transport gets there without losing something, so that giving up never looks like success.
            if (TransportVerdict.allUseless(beat())) {
                gate.requestStop();
            }
        }
    }

    /** Lets what was read be worked off, for no more than half the time, so that there is some left to deliver it. */
    private boolean shutInput() throws InterruptedException {
        if (gate.shutWhenIdle(drainTime.dividedBy(2))) {
            return true;
        }
        feeder.abandon();
        return false;
    }

    /** Waits as long as it takes: a target that is away may come back, and whoever doesn't want to wait for it asks for a stop. */
    private void flush() {
        boolean settled = false;
        while (!settled && !gate.stopRequested()) {
            LedgerReport report = pipeline.flush(RunMonitor.BEAT);
            settled = report.ledgers().stream().allMatch(ledger -> ledger.queued() == 0);
            beat();
        }
    }

    private List<TransportStatus> beat() {
        List<TransportStatus> statuses = pipeline.latestTransportStatus();
        monitor.beat(statuses);
        return statuses;
    }

    private void sumUp() {
        feed.finish();
        List<TransportStatus> statuses = pipeline.latestTransportStatus();
        monitor.end(statuses);
        String failure = feeder.failure();
        if (failure != null) {
            monitor.console().say(failure);
        }
        ClosingSummary.lines(monitor.counts(), statuses, monitor.leftThreads()).forEach(monitor.console()::say);
    }
}
