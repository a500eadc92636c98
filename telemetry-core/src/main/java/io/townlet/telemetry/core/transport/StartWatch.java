package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.core.clock.Countdown;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.thread.PipelineThread;
import java.time.Duration;

/**
 * Watches one start of a transport, on a thread of its own: what hangs well beyond its time is asked to return, and given up where it doesn't.
 */
final class StartWatch implements AutoCloseable {

    /** How much longer than asked for a start may take, and how long it may take to return once it is asked to. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** What to do about a start that hangs. */
    interface Remedy {

        /** Makes it return, if it can be made to. */
        void unblock();

        /** Goes on without it. */
        void giveUp();
    }

    private final Countdown returned;
    private final PipelineClock clock;
    private final Duration timeout;
    private final Remedy remedy;
    private volatile boolean overran;

    private StartWatch(PipelineClock clock, Duration timeout, Remedy remedy) {
        this.returned = new Countdown(clock, 1);
        this.clock = clock;
        this.timeout = timeout;
        this.remedy = remedy;
    }

    /** Begins to watch; close it once the start has returned. */
    static StartWatch begin(String id, PipelineClock clock, Duration timeout, Remedy remedy) {
        StartWatch watch = new StartWatch(clock, timeout, remedy);
        new PipelineThread("telemetry-start-watch-" + id, watch::run).start();
        return watch;
    }

    private void run() {
        try {
            if (returned.await(Deadline.after(clock, timeout.plus(GRACE)))) {
                return;
            }
            overran = true;
            remedy.unblock();
            if (!returned.await(Deadline.after(clock, GRACE))) {
                remedy.giveUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether it had to be asked to return. */
    boolean overran() {
        return overran;
    }

    @Override
    public void close() {
        returned.countDown();
    }
}
