package io.townlet.telemetry.benchmarks.idle;

import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.transport.file.FileTransportProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/idle}: measures the processor time of a pipeline that nothing is emitted into. */
@Command(
        name = "benchmarks/idle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures the processor time of an idle pipeline with two transports, and of the same JVM without it.")
public final class IdleCommand implements Callable<Integer> {

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long each of the two is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(
            names = "--settle",
            paramLabel = "N",
            defaultValue = "5",
            description = "Seconds before each, for the JVM to come to rest (default: ${DEFAULT-VALUE}).")
    private int settle = 5;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "${sys:benchmarks.home:-benchmarks}/target",
            description = "Takes the transports' files while it runs (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("benchmarks/target");

    private final PrintStream out;

    IdleCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new IdleCommand(out)).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        show("JVM alone", rest());
        Path folder = Files.createTempDirectory(Files.createDirectories(output), "idle");
        Path first = folder.resolve("first.jsonl");
        Path second = folder.resolve("second.jsonl");
        try (TelemetryPipeline telemetry = start(first, second)) {
            // So that it is a pipeline that has been at work, with open files.
            telemetry.emit("loop.tick", Map.of("tick", 1));
            if (!telemetry.flush(Duration.ofSeconds(10)).complete()) {
                throw new IOException("the pipeline couldn't write to " + folder);
            }
            Usage usage = rest();
            show("JVM with an idle pipeline of two transports", usage);
            out.printf(
                    Locale.ROOT,
                    "the pipeline's own %d threads: %.4f %% of a core%n",
                    usage.pipelineThreads(),
                    usage.percentOfPipelineThreads());
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
            Files.delete(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private static TelemetryPipeline start(Path first, Path second) {
        FileTransportProvider file = new FileTransportProvider();
        DeliverySettings settings = DeliverySettings.defaults();
        return TelemetryPipeline.builder()
                .transport("first", file, Map.of("file_path", first.toString()), settings)
                .transport("second", file, Map.of("file_path", second.toString()), settings)
                .start();
    }

    private void show(String what, Usage usage) {
        out.printf(Locale.ROOT, "%s: %.3f %% of a core%n", what, usage.percentOfProcess());
    }

    /** Does nothing for a while, and tells what was used meanwhile. */
    private Usage rest() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(settle).toMillis());
        Usage before = Usage.now();
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        return Usage.now().since(before);
    }
}
