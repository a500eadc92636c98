package io.townlet.telemetry.benchmarks.idle;

import io.townlet.telemetry.benchmarks.measure.ProcessMeter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Time, and processor time used.
 *
 * @param nanos the time
 * @param processNanos the processor time of the process, all that the JVM does for itself included
 * @param pipelineNanos the processor time of the pipeline's threads
 * @param pipelineThreads how many there are
 */
record Usage(long nanos, long processNanos, long pipelineNanos, int pipelineThreads) {

    private static final String PIPELINE_THREADS = "telemetry-";
    private static final double PERCENT = 100;

    static Usage now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long pipelineNanos = 0;
        int pipelineThreads = 0;
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith(PIPELINE_THREADS)) {
                pipelineThreads++;
                pipelineNanos += Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
            }
        }
        return new Usage(System.nanoTime(), ProcessMeter.cpuNanos(), pipelineNanos, pipelineThreads);
    }

    Usage since(Usage before) {
        return new Usage(
                nanos - before.nanos,
                processNanos - before.processNanos,
                pipelineNanos - before.pipelineNanos,
                pipelineThreads);
    }

    double percentOfProcess() {
        return PERCENT * processNanos / nanos;
    }

    double percentOfPipelineThreads() {
        return PERCENT * pipelineNanos / nanos;
    }
}
