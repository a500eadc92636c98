package io.townlet.telemetry.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what the current process has used. */
public final class ProcessMeter {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private ProcessMeter() {}

    /**
     * Reads the time that all threads, those of the JVM included, were on a processor.
     *
     * @return nanoseconds since the process was started
     */
    public static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /**
     * Reads the most memory that was ever resident.
     *
     * @return bytes; 0 where the system doesn't tell
     * @throws IOException where what the system tells can't be read
     */
    public static long peakResidentBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(PEAK)) {
                return kibibytes(line) << 10;
            }
        }
        return 0;
    }

    /**
     * Reads how much of the heap is in use after everything that isn't needed was thrown away.
     *
     * @return bytes
     */
    static long liveHeapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Reads a line such as {@code VmHWM:   123456 kB}. */
    private static long kibibytes(String line) {
        String value = line.substring(PEAK.length()).trim();
        return Long.parseLong(value.substring(0, value.indexOf(' ')));
    }
}
