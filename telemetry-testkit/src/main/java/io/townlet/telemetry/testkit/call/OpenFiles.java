package io.townlet.telemetry.testkit.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The file handles of this process, sockets among them, where the system tells of them. */
public final class OpenFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** How often in a row the count must be the same. */
    private static final int LOOKS = 50;

    private OpenFiles() {}

    /**
     * Tells whether the system tells.
     *
     * @return true on Linux
     */
    public static boolean areKnown() {
        return Files.isDirectory(DESCRIPTORS);
    }

    /**
     * Counts the handles.
     *
     * @return a count
     * @throws UncheckedIOException where the system doesn't tell
     */
    public static long count() {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Counts the handles once nothing is closed any more that others have left to the garbage collector, which would hide a leak.
     *
     * @param patience the longest to wait for that
     * @return a count
     */
    public static long settledCount(Duration patience) {
        System.gc();
        long[] seen = {count(), 0};
        boolean unused = Await.until(patience, () -> {
            long now = count();
            seen[1] = now == seen[0] ? seen[1] + 1 : 0;
            seen[0] = now;
            return seen[1] >= LOOKS;
        });
        return seen[0];
    }
}
