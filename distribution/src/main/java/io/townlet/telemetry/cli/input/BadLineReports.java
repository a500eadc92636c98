package io.townlet.telemetry.cli.input;

import java.util.function.Consumer;

/**
 * Tells of bad lines, without flooding: those that follow each other are told of together, and past a bound no more is told but the total.
 * Safe for use by several threads.
 */
public final class BadLineReports {

    /** How many reports there are at most, unless something else is asked for. */
    public static final int DEFAULT_MAX_REPORTS = 1000;

    private final Consumer<String> out;
    private final int maxReports;

    private int reports;
    private long unreported;

    private long runFirst;
    private long runLast;
    private long runCount;
    private String runReason = "";

    /**
     * Starts with nothing to tell.
     *
     * @param out takes one report at a time, without a line break
     * @param maxReports how many reports there are at most, 0 or more
     */
    public BadLineReports(Consumer<String> out, int maxReports) {
        this.out = out;
        this.maxReports = maxReports;
    }

    /**
     * Takes note of a bad line.
     *
     * @param number the line's number
     * @param reason what is wrong with it
     */
    public synchronized void bad(long number, String reason) {
        if (runCount == 0) {
            runFirst = number;
            runReason = reason;
        }
        runLast = number;
        runCount++;
    }

    /** Takes note of a good line, which ends a run of bad ones. */
    public synchronized void good() {
        if (runCount > 0) {
            reportRun();
        }
    }

    /** Tells what is left to tell. */
    public synchronized void finish() {
        good();
        if (unreported > 0) {
            out.accept(unreported + " more bad lines were not reported one by one");
            unreported = 0;
        }
    }

    private void reportRun() {
        if (reports < maxReports) {
            reports++;
            out.accept(
                    runCount == 1
                            ? "line " + runFirst + " is not a JSON event: " + runReason
                            : "lines " + runFirst + "-" + runLast + ": " + runCount
                                    + " lines are not JSON events, first: " + runReason);
        } else {
            unreported += runCount;
        }
        runCount = 0;
    }
}
