package io.townlet.telemetry.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Emits a number of events on the calling thread, and times the calls. */
final class Producer {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Feed feed;
    private final long events;
    private final int stride;

    /**
     * Makes a producer.
     *
     * @param feed its events
     * @param events how many it emits
     * @param stride in a saturated run, one emit of so many is timed
     */
    Producer(Feed feed, long events, int stride) {
        this.feed = feed;
        this.events = events;
        this.stride = stride;
    }

    /**
     * What one producer saw.
     *
     * @param nanos how long the timed emits took
     * @param allocatedBytes what its thread allocated meanwhile
     * @param worstLagNanos by how much the latest of its events was late; 0 where it wasn't paced
     */
    record Observed(Histogram nanos, long allocatedBytes, long worstLagNanos) {}

    Observed saturate() {
        Histogram histogram = newHistogram();
        long allocatedBefore = allocatedBytes();
        for (long i = 0; i < events; i++) {
            feed.prepare();
            if (i % stride == 0) {
                time(histogram);
            } else {
                feed.emit();
            }
        }
        return new Observed(histogram, allocatedBytes() - allocatedBefore, 0);
    }

    Observed pace(Pacer pacer) {
        Histogram histogram = newHistogram();
        long allocatedBefore = allocatedBytes();
        for (long i = 0; i < events; i++) {
            feed.prepare();
            pacer.awaitNext();
            time(histogram);
        }
        return new Observed(histogram, allocatedBytes() - allocatedBefore, pacer.worstLag());
    }

    private void time(Histogram histogram) {
        long before = System.nanoTime();
        feed.emit();
        long took = System.nanoTime() - before;
        histogram.recordValue(Math.min(took, LONGEST_NANOS));
    }

    private static Histogram newHistogram() {
        return new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
