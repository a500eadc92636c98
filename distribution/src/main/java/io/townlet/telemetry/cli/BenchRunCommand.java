package io.townlet.telemetry.cli;

import io.townlet.telemetry.cli.bench.BenchRun;
import io.townlet.telemetry.cli.bench.ReportFile;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.run.ClosingSummary;
import io.townlet.telemetry.cli.run.PipelineRun;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code telemetry bench run}: measures one configuration. */
@Command(
        name = "run",
        description = {
            "Drives ticks through a pipeline, and reports as JSON what they cost and what became of them.",
            "",
            "avg_tick_seconds is what the thread of the ticks spends on telling the pipeline of a tick. Where the"
                    + " configuration doesn't say otherwise, the pipeline behaves as in a live program: what it can't keep up"
                    + " with is dropped, and the exit status is then 1.",
            ""
        })
final class BenchRunCommand implements Callable<Integer> {

    @Mixin
    private BenchOptions bench = new BenchOptions();

    @Option(names = "--output", paramLabel = "FILE", description = "Where the report goes; standard output by default.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BenchRunCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = Console.standardError();
        try (PluginCatalog catalog = bench.discover()) {
            PipelineConfig settings = bench.settings(catalog, output);
            BenchRun run = bench.benchmark();
            ResultOutput out = ResultOutput.open(output, spec.commandLine().getOut());
            BenchRun.Result result = run.run(settings);
            out.write(ReportFile.text(result.report()));
            boolean written = out.end();
            String loss = ClosingSummary.loss(result.statuses());
            if (loss != null) {
                console.say(loss);
            }
            return written && loss == null ? PipelineRun.ALL_DELIVERED : PipelineRun.SOMETHING_LOST;
        }
    }
}
