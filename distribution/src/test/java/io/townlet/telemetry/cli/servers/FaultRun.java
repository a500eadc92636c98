package io.townlet.telemetry.cli.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The packaged command delivers a file of small events to a server that is killed again and again while it does. The events are numbered by their field
 * {@code tick}, from 1 on.
 */
final class FaultRun {

    /** About how long each event is. */
    static final int LINE_BYTES = 155;

    private static final int PATIENCE_SECONDS = 240;

    /** How the command ended, and the status of its one transport at the end. */
    record Result(int exitStatus, String err, JsonNode status) {

        long count(String field) {
            return status.path(field).asLong();
        }

        /** Says whether accepted = delivered + filtered + dropped + in doubt + queued. */
        boolean closes() {
            return count("accepted_total")
                    == count("payloads_flushed_total")
                            + count("filtered_total")
                            + count("dropped_messages")
                            + count("in_doubt")
                            + count("queue_length");
        }
    }

    private FaultRun() {}

    /** Writes the events, runs the command to its end, and meanwhile kills and restarts the server at random moments. */
    static Result run(Path folder, Path config, KillableServer server, int events, int kills, long seed)
            throws IOException, InterruptedException {
        Path input = writeEvents(folder.resolve("input.jsonl"), events);
        Path status = folder.resolve("status.json");
        Path err = folder.resolve("command.err");
        List<String> command = List.of(
                PackagedTree.LAUNCHER.toString(),
                "run",
                "--config",
                config.toString(),
                "--input",
                input.toString(),
                "--status-file",
                status.toString());
        server.start();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("command.out").toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", PackagedTree.JAVA_HOME);
        Process process = builder.start();
        try {
            for (long moment : moments(events, kills, seed)) {
                while (process.isAlive() && server.arrived() < moment) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                }
                if (process.isAlive()) {
                    server.kill();
                    server.start();
                }
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running; it said: " + Files.readString(err));
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        JsonNode transport =
                new ObjectMapper().readTree(status.toFile()).path("transports").path(0);
        return new Result(process.exitValue(), Files.readString(err), transport);
    }

    private static List<Long> moments(int events, int kills, long seed) {
        Random random = new Random(seed);
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            // In the first nine tenths, so that the last kill falls before the last event.
            moments.add((long) (random.nextDouble() * events * 0.9));
        }
        moments.sort(null);
        return moments;
    }

    static Path writeEvents(Path file, int events) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int tick = 1; tick <= events; tick++) {
                out.write("{\"tick\":" + tick + ",\"status\":\"ok\",\"duration_ms\":" + tick % 1000 / 8.0
                        + ",\"failure_count\":0,\"queue_length\":" + tick % 17
                        + ",\"dropped_messages\":0,\"perturbations_active\":" + tick % 3
                        + ",\"employment_exit_queue\":" + tick % 5 + "}\n");
            }
        }
        return file;
    }
}
