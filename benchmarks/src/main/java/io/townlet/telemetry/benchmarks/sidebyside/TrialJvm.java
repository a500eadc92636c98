package io.townlet.telemetry.benchmarks.sidebyside;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.benchmarks.measure.Measurement;
import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs trials, each in a JVM of its own with the class path of this one. */
final class TrialJvm {

    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * Gives the options that are the same for all contestants.
     *
     * <p>Snapshots get more memory: a queue of 65,536 of them, which some contestants are set up with, must fit. The young generation has a fixed size that the
     * warm-up has filled before anything is measured: a page that is touched for the first time costs many times as much as one that is used again.
     */
    static List<String> commonOptions(Workload workload) {
        String heap = switch (workload) {
            case EVENT -> "1g";
            case SNAPSHOT -> "4g";
        };
        return List.of("-Xms" + heap, "-Xmx" + heap, "-Xmn256m", "-XX:+UseG1GC");
    }

    /**
     * Runs a trial.
     *
     * @param settings what is to be done
     * @return what came out
     * @throws IOException where the JVM can't be started, or failed
     * @throws InterruptedException where the thread is interrupted
     */
    Measurement run(TrialSettings settings) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(settings.folder()));
        Path result = folder.resolve("measurement.json");
        Files.deleteIfExists(result);
        Process process = new ProcessBuilder(command(settings, result))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("the JVM of " + settings.contestant().title() + " ended with status " + status
                        + "; what it wrote stands above");
            }
            return mapper.readValue(result.toFile(), Measurement.class);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(result);
        }
    }

    private List<String> command(TrialSettings settings, Path result) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(commonOptions(settings.scenario().workload()));
        command.addAll(settings.contestant().jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrialProgram.class.getName()));
        command.addAll(List.of(mapper.writeValueAsString(settings), result.toString()));
        return command;
    }
}
