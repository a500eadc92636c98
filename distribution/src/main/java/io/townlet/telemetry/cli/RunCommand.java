package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.input.BadLineReports;
import io.townlet.telemetry.cli.input.EventLines;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.cli.input.LineSplitter;
import io.townlet.telemetry.cli.run.EventFeed;
import io.townlet.telemetry.cli.run.Feed;
import io.townlet.telemetry.cli.run.StopGate;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code telemetry run}: a pipeline over a file or a pipe of JSON lines. */
@Command(
        name = "run",
        description = {
            "Runs a pipeline over JSON lines until they end, and waits until all is delivered.",
            "",
            "A line is an envelope {\"name\",\"kind\",\"tick\",\"metadata\",\"payload\"} or a flat payload. A line that is no"
                    + " JSON object is counted, reported with its number, and skipped; it counts as no loss.",
            "",
            "Where the configuration doesn't say otherwise, nothing is dropped to keep up: backpressure is block,"
                    + " block_timeout_seconds and retry.max_attempts are unlimited. SIGTERM and SIGINT stop the reading,"
                    + " and what was read is delivered within 10 seconds.",
            ""
        })
final class RunCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, in YAML.")
    private Path config = Path.of("");

    @Option(
            names = "--input",
            paramLabel = "FILE|-",
            defaultValue = InputOpener.STANDARD_INPUT,
            description = "The lines; - is standard input, and the default.")
    private String input = InputOpener.STANDARD_INPUT;

    @Mixin
    private OverrideOptions overrides = new OverrideOptions();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(
            names = "--status-file",
            paramLabel = "FILE",
            description = "Where the status of the pipeline is kept, as JSON, replaced about every second.")
    private @Nullable Path statusFile;

    RunCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = Console.standardError();
        InputCounts counts = new InputCounts();
        BadLineReports reports = new BadLineReports(console::say, BadLineReports.DEFAULT_MAX_REPORTS);
        try (PluginCatalog catalog = plugins.discover()) {
            PipelineConfig settings =
                    BatchDefaults.reader(catalog, overrides.values()).read(config);
            refuseClashes(settings);
            try (InputStream in = InputOpener.open(input)) {
                return new PipelineLauncher(console, catalog, counts, statusFile)
                        .launch(
                                settings,
                                (pipeline, gate) -> feed(pipeline, gate, in, reports, counts),
                                (sink, gate) -> feed(sink, gate, in, reports, counts));
            }
        }
    }

    private static Feed feed(
            TelemetrySink sink, StopGate gate, InputStream in, BadLineReports reports, InputCounts counts) {
        LineSplitter lines = new LineSplitter(gate.guard(in), LineSplitter.DEFAULT_MAX_LINE_BYTES);
        return new EventFeed(new EventLines(lines, reports, counts), sink, counts);
    }

    private void refuseClashes(PipelineConfig settings) throws UsageException {
        FileClashes clashes = new FileClashes().add("the configuration", config);
        if (!input.equals(InputOpener.STANDARD_INPUT)) {
            clashes.add("the input", InputOpener.path(input));
        }
        Path status = statusFile;
        if (status != null) {
            clashes.add("the status file", status);
        }
        clashes.addTransports(settings);
    }
}
