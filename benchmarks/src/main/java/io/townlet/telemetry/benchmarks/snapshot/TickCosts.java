package io.townlet.telemetry.benchmarks.snapshot;

import com.sun.management.ThreadMXBean;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What the ticks of one contestant took of the tick thread: time, and bytes allocated. Not safe for use by several threads. */
final class TickCosts {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final TickWork work;
    private final SnapshotTown town = new SnapshotTown(0);
    private final Histogram nanos = new Histogram(3);
    private long tick;
    private long measuredTicks;
    private long allocated;

    TickCosts(TickWork work) {
        this.work = work;
    }

    /** Runs so many ticks. Making the snapshot isn't measured. */
    void run(int ticks, boolean measured) throws IOException {
        for (int i = 0; i < ticks; i++) {
            tick++;
            Map<String, Object> snapshot = town.next();
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long begin = System.nanoTime();
            work.tick(tick, snapshot);
            long took = System.nanoTime() - begin;
            long bytesAfter = THREADS.getCurrentThreadAllocatedBytes();
            if (measured) {
                nanos.recordValue(took);
                allocated += bytesAfter - bytesBefore;
                measuredTicks++;
            }
        }
        work.settle();
    }

    double microsAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e3;
    }

    long bytesPerTick() {
        return allocated / Math.max(1, measuredTicks);
    }
}
