package io.townlet.telemetry.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings that a sweep walks: all combinations of these.
 *
 * @param maxBatchSizes values for {@code max_batch_size}
 * @param flushIntervalTicks values for {@code flush_interval_ticks}
 * @param workerPolls values for {@code worker_poll_seconds}
 * @param maxBufferBytes values for {@code max_buffer_bytes}
 */
public record SweepGrid(
        List<Integer> maxBatchSizes,
        List<Integer> flushIntervalTicks,
        List<Duration> workerPolls,
        List<Long> maxBufferBytes) {

    /** The most combinations of a sweep. */
    public static final int MAX_POINTS = 1000;

    /** Copies the lists. */
    public SweepGrid {
        maxBatchSizes = List.copyOf(maxBatchSizes);
        flushIntervalTicks = List.copyOf(flushIntervalTicks);
        workerPolls = List.copyOf(workerPolls);
        maxBufferBytes = List.copyOf(maxBufferBytes);
    }

    /**
     * Counts the combinations.
     *
     * @return how many there are; may be more than {@link #MAX_POINTS}
     */
    public long size() {
        return (long) maxBatchSizes.size() * flushIntervalTicks.size() * workerPolls.size() * maxBufferBytes.size();
    }

    /**
     * Gives the combinations.
     *
     * @return them, the last setting changing first
     */
    public List<SweepPoint> points() {
        List<SweepPoint> points = new ArrayList<>();
        for (int batch : maxBatchSizes) {
            for (int interval : flushIntervalTicks) {
                for (Duration poll : workerPolls) {
                    for (long bytes : maxBufferBytes) {
                        points.add(new SweepPoint(batch, interval, poll, bytes));
                    }
                }
            }
        }
        return points;
    }
}
