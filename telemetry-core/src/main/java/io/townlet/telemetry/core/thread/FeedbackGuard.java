package io.townlet.telemetry.core.thread;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells whether the current thread is at the pipeline's own work. What is emitted then, for example by a log appender that emits into the
 * pipeline, would feed on itself and is refused.
 */
public final class FeedbackGuard {

    // Each pipeline thread is known by its class; this is for the caller's threads while they do the pipeline's work.
    private final ThreadLocal<Boolean> atWork = new ThreadLocal<>();

    /** How many threads are, nearly always none: looking here first spares each emit the look into its thread's own map. */
    private final AtomicInteger threadsAtWork = new AtomicInteger();

    /**
     * Tells whether an emit on this thread would be feedback.
     *
     * @return true on a pipeline's own thread, and inside {@link #run}
     */
    public boolean isFeedback() {
        return Thread.currentThread() instanceof PipelineThread || (threadsAtWork.get() > 0 && atWork.get() != null);
    }

    /**
     * Runs the pipeline's work on the caller's thread.
     *
     * @param work what to run
     */
    public void run(Runnable work) {
        if (atWork.get() != null) {
            work.run();
            return;
        }
        threadsAtWork.incrementAndGet();
        atWork.set(Boolean.TRUE);
        try {
            work.run();
        } finally {
            atWork.remove();
            threadsAtWork.decrementAndGet();
        }
    }
}
