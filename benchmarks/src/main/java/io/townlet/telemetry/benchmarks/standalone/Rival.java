package io.townlet.telemetry.benchmarks.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that copies a file of lines to another.
 *
 * @param title its name in the report
 * @param command how to start it
 * @param output the file it writes
 * @param writesToStandardOutput whether its standard output is to be sent to that file
 */
record Rival(String title, List<String> command, Path output, boolean writesToStandardOutput) {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * Runs it once.
     *
     * @return the seconds from its start to its end
     * @throws IOException where it can't be started, or fails
     * @throws InterruptedException where the thread is interrupted
     */
    double run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.redirectOutput(
                writesToStandardOutput ? ProcessBuilder.Redirect.to(output.toFile()) : ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            int status = process.waitFor();
            double seconds = (System.nanoTime() - start) / SECOND;
            if (status != 0) {
                throw new IOException(title + " ended with status " + status + "; what it wrote stands above");
            }
            return seconds;
        } finally {
            process.destroyForcibly();
        }
    }
}
