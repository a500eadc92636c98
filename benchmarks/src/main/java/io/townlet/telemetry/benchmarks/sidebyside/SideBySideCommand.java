package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.report.JsonReport;
import io.townlet.telemetry.benchmarks.report.MarkdownReport;
import io.townlet.telemetry.benchmarks.report.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/run}: measures the contestants side by side. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the pipeline side by side with others: one JVM for each run, contestants in turn.")
public final class SideBySideCommand implements Callable<Integer> {

    @Mixin
    private final PlanOptions options = new PlanOptions();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "${sys:benchmarks.home:-benchmarks}/target",
            description = {
                "Takes side-by-side.md and side-by-side.json, and the files that are written while it runs",
                "(default: ${DEFAULT-VALUE})."
            })
    private Path output = Path.of("benchmarks/target");

    private final PrintStream out;
    private final PrintStream progress;

    /**
     * Makes the command.
     *
     * @param out takes the settings and the results
     * @param progress takes a line for each run
     */
    SideBySideCommand(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new SideBySideCommand(out, progress)).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan;
        try {
            plan = options.plan();
        } catch (IllegalArgumentException e) {
            progress.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        Map<String, String> settings = SessionSettings.of(plan);
        settings.forEach((name, value) -> progress.println(name + ": " + value));
        Results results = new TrialSession(progress)
                .run(plan.trials(output.resolve("side-by-side").toString()));
        String markdown = new MarkdownReport(settings, results).render();
        Files.writeString(output.resolve("side-by-side.md"), markdown);
        new JsonReport(settings, results).write(output.resolve("side-by-side.json"));
        out.print(markdown);
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
