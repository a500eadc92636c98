package io.townlet.telemetry.benchmarks.measure;

import java.util.Map;

/**
 * What came out of one measured run.
 *
 * @param trial what was done
 * @param contestantSettings how the contestant was set up
 * @param emitted events emitted
 * @param delivered events found in the file, or counted by the server
 * @param fileBytes the size of the file, or the bytes that the server got
 * @param requests requests of HTTP that the server got; 0 without HTTP
 * @param seconds the time from the first emit until the contestant was closed, and the server had counted all
 * @param emitP50Nanos the median duration of an emit
 * @param emitP99Nanos the 99th percentile
 * @param emitP999Nanos the 99.9th percentile
 * @param emitMaxNanos the longest
 * @param worstLagNanos by how much the latest of all paced events was late
 * @param producerBytesPerEvent bytes that the producers' threads allocated, for each event
 * @param cpuNanosPerEvent time on a processor of the whole process, the closing included, for each event emitted
 * @param peakResidentBytes the most memory that the process ever had resident, the warm-up included
 * @param heapGrowthBytes by how much the heap in use had grown when all was emitted; 0 where it wasn't watched
 */
public record Measurement(
        TrialSettings trial,
        Map<String, String> contestantSettings,
        long emitted,
        long delivered,
        long fileBytes,
        long requests,
        double seconds,
        double emitP50Nanos,
        double emitP99Nanos,
        double emitP999Nanos,
        double emitMaxNanos,
        double worstLagNanos,
        double producerBytesPerEvent,
        double cpuNanosPerEvent,
        long peakResidentBytes,
        long heapGrowthBytes) {

    /**
     * Gives the rate of what arrived.
     *
     * @return events in the file for each second
     */
    public double deliveredPerSecond() {
        return delivered / seconds;
    }

    /**
     * Gives the rate of what arrived in bytes.
     *
     * @return megabytes (10^6) in the file for each second
     */
    public double megabytesPerSecond() {
        return fileBytes / seconds / 1_000_000;
    }

    /**
     * Tells how full the requests of HTTP were.
     *
     * @return events delivered for each request; 0 without HTTP
     */
    public double eventsPerRequest() {
        return requests == 0 ? 0 : (double) delivered / requests;
    }

    /**
     * Counts what never arrived.
     *
     * @return events emitted, but not in the file
     */
    public long lost() {
        return emitted - delivered;
    }
}
