package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.cli.console.Console;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes SIGTERM and SIGINT drain instead of kill. The JVM answers both by running its shutdown hooks and would then exit with a status of its
 * own; the hook installed here asks for a stop, waits for the run to end, and ends the process with the run's status.
 */
public final class SignalDrain {

    /** How much longer than its drain time a run may take before the process ends without it. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final StopGate gate;
    private final Console console;
    private final Duration patience;

    /**
     * Makes one for a run.
     *
     * @param gate through which the stop is requested
     * @param console where it is said that the run couldn't be waited for
     * @param drainTime how long the run takes at most once a stop was requested
     */
    public SignalDrain(StopGate gate, Console console, Duration drainTime) {
        this.gate = gate;
        this.console = console;
        this.patience = drainTime.plus(GRACE);
    }

    /**
     * Does something, and from now on until the process ends answers signals. Once it returns, the process must end.
     *
     * @param run what to do; gives the exit status
     * @return the exit status
     * @throws Exception where {@code run} throws it
     */
    public int call(Callable<Integer> run) throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(status), "telemetry-signal"));
        try {
            int result = run.call();
            status.complete(result);
            return result;
        } finally {
            status.complete(PipelineRun.SOMETHING_LOST);
        }
    }

    private void end(CompletableFuture<Integer> status) {
        gate.requestStop();
        int result = PipelineRun.SOMETHING_LOST;
        try {
            result = status.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            console.say("draining takes too long; what is still queued is lost");
        } catch (InterruptedException | ExecutionException e) {
            console.say("draining was broken off; what is still queued is lost");
        }
        // System.exit would wait for this very hook.
        Runtime.getRuntime().halt(result);
    }
}
