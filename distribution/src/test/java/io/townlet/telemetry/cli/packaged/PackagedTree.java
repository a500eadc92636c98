package io.townlet.telemetry.cli.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution that the build has just made, and processes started from it. */
public final class PackagedTree {

    /** The folder of the module, where Maven runs its tests. */
    public static final Path MODULE = Path.of("").toAbsolutePath();

    public static final Path REPOSITORY = MODULE.getParent();
    public static final Path TREE = MODULE.resolve("target/telemetry");
    public static final Path LAUNCHER = TREE.resolve("bin/telemetry");
    public static final String JAVA_HOME = System.getProperty("townlet.java.home", System.getProperty("java.home"));

    private static final long PATIENCE_SECONDS = 300;

    private PackagedTree() {}

    /**
     * How a process ended.
     *
     * @param status its exit status
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Outcome(int status, String out, String err) {}

    /** Lists the jars of the pipeline and of all plug-ins, for programs that have them on one class path. */
    static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.walk(TREE)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    public static Outcome run(Path directory, List<String> command) throws IOException, InterruptedException {
        return run(directory, command, Map.of());
    }

    public static Outcome run(Path directory, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "stdout", ".tmp");
        Path err = Files.createTempFile(directory, "stderr", ".tmp");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", JAVA_HOME);
        builder.environment().put("PATH", TREE.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " is still running after " + PATIENCE_SECONDS + " s");
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }
}
