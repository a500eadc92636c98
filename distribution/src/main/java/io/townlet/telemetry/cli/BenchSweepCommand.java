package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.cli.bench.BenchMetric;
import io.townlet.telemetry.cli.bench.Sweep;
import io.townlet.telemetry.cli.bench.SweepGrid;
import io.townlet.telemetry.cli.bench.SweepPoint;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.run.PipelineRun;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.TransportKeys;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code telemetry bench sweep}: measures many settings, and names the best. */
@Command(
        name = "sweep",
        description = {
            "Measures every combination of the settings, each for all transports, and prints them as comma-separated values.",
            "",
            "The best is named on standard error: the one with the fewest dropped_messages, and of these the one with the"
                    + " lowest avg_tick_seconds.",
            ""
        })
final class BenchSweepCommand implements Callable<Integer> {

    @Mixin
    private BenchOptions bench = new BenchOptions();

    @Option(
            names = "--max-batch-size",
            paramLabel = "N",
            split = ",",
            defaultValue = "8,32,128",
            description = "Values for buffer.max_batch_size; 8,32,128 by default.")
    private List<String> batchSizes = List.of();

    @Option(
            names = "--flush-interval-ticks",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,10",
            description = "Values for buffer.flush_interval_ticks; 1,10 by default.")
    private List<String> flushIntervals = List.of();

    @Option(
            names = "--worker-poll-seconds",
            paramLabel = "S",
            split = ",",
            defaultValue = "0.05,0.5",
            description = "Values for worker_poll_seconds; 0.05,0.5 by default.")
    private List<String> polls = List.of();

    @Option(
            names = "--max-buffer-bytes",
            paramLabel = "N",
            split = ",",
            defaultValue = "256000,4194304",
            description = "Values for buffer.max_buffer_bytes; 256000,4194304 by default.")
    private List<String> bufferBytes = List.of();

    @Option(names = "--output", paramLabel = "FILE", description = "Where the values go; standard output by default.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BenchSweepCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = Console.standardError();
        SweepGrid grid = grid();
        try (PluginCatalog catalog = bench.discover()) {
            PipelineConfig settings = bench.settings(catalog, output);
            Sweep sweep = new Sweep(bench.benchmark(), settings);
            ResultOutput out = ResultOutput.open(output, spec.commandLine().getOut());
            out.write(Sweep.header());
            List<SweepPoint> points = grid.points();
            sweep.warmUp(points.get(0));
            int done = 0;
            for (SweepPoint point : points) {
                console.progress("run " + (done + 1) + " of " + grid.size() + ": " + point);
                out.write(sweep.walk(point).line());
                done++;
            }
            console.clearProgress();
            sayBest(console, sweep.best());
            return out.end() ? PipelineRun.ALL_DELIVERED : PipelineRun.SOMETHING_LOST;
        }
    }

    private static void sayBest(Console console, Sweep.@Nullable Outcome best) {
        if (best != null) {
            console.say(String.format(
                    Locale.ROOT,
                    "best: %s, with %.0f dropped_messages and %.9f avg_tick_seconds (by %s)",
                    best.point(),
                    best.report().value(BenchMetric.DROPPED_MESSAGES),
                    best.report().value(BenchMetric.AVG_TICK_SECONDS),
                    Sweep.CRITERION));
        }
    }

    private SweepGrid grid() throws UsageException {
        SweepGrid grid = new SweepGrid(
                values("--max-batch-size", batchSizes, TransportKeys.MAX_BATCH_SIZE),
                values("--flush-interval-ticks", flushIntervals, TransportKeys.FLUSH_INTERVAL_TICKS),
                values("--worker-poll-seconds", polls, TransportKeys.WORKER_POLL),
                values("--max-buffer-bytes", bufferBytes, TransportKeys.MAX_BUFFER_BYTES));
        if (grid.size() > SweepGrid.MAX_POINTS) {
            throw new UsageException("there are " + grid.size() + " combinations, and at most " + SweepGrid.MAX_POINTS
                    + " are allowed; give shorter lists");
        }
        return grid;
    }

    private static <T> List<T> values(String name, List<String> given, io.townlet.telemetry.api.option.Option<T> key)
            throws UsageException {
        List<T> values = new ArrayList<>();
        for (String each : given) {
            try {
                values.add(key.type().convert(each.strip()));
            } catch (InvalidOptionException e) {
                throw new UsageException(name + " has '" + each + "', and each of its values " + e.getMessage());
            }
        }
        return values;
    }
}
