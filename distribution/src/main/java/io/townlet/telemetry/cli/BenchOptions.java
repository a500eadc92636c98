package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.cli.bench.BenchPlan;
import io.townlet.telemetry.cli.bench.BenchRun;
import io.townlet.telemetry.cli.bench.RecordedTicks;
import io.townlet.telemetry.cli.bench.TickSource;
import io.townlet.telemetry.cli.bench.TownTicks;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is measured, and under which configuration. */
final class BenchOptions {

    private static final String STDOUT = "stdout";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, in YAML. Without one, a file that is deleted in the end is written to.")
    private @Nullable Path config;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "A recorded stream, told again and again until there were enough ticks; the demo's town by default.")
    private @Nullable Path input;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides all that happens in the town; 1 by default.")
    private long seed = 1;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many ticks are measured; 1000 by default.")
    private int ticks = 1000;

    @Option(
            names = "--ticks-per-second",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How fast they follow each other; 1000 by default, 0 for as fast as they go.")
    private int ticksPerSecond = 1000;

    @Option(
            names = "--warmup-ticks",
            paramLabel = "N",
            defaultValue = "300",
            description =
                    "How many ticks are told before, to a pipeline of their own, and not measured; 300 by default.")
    private int warmupTicks = 300;

    @Mixin
    private OverrideOptions overrides = new OverrideOptions();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    BenchOptions() {}

    PluginCatalog discover() throws UsageException {
        return plugins.discover();
    }

    /** Reads the configuration. Where it names no backpressure, that of a live program is measured, which drops what doesn't fit. */
    PipelineConfig settings(PluginCatalog catalog, @Nullable Path output) throws UsageException, IOException {
        Path file = config;
        PipelineConfig settings = file == null
                ? reader(catalog, temporaryFile()).read("", "the built-in configuration", Path.of(""))
                : reader(catalog, List.of()).read(file);
        if (settings.isStub()) {
            throw new UsageException("the configuration says 'provider: stub', so that there is nothing to measure");
        }
        refuseClashes(settings, output);
        return settings;
    }

    private ConfigReader reader(PluginCatalog catalog, List<String> own) {
        List<String> all = new ArrayList<>(own);
        all.addAll(overrides.values());
        return ConfigReader.of(catalog).withOverrides(all);
    }

    private static List<String> temporaryFile() throws IOException {
        Path file = Files.createTempFile("telemetry-bench", ".jsonl");
        file.toFile().deleteOnExit();
        return List.of("telemetry.transport.type=file", "telemetry.transport.file_path=" + file);
    }

    private void refuseClashes(PipelineConfig settings, @Nullable Path output) throws UsageException {
        FileClashes clashes = new FileClashes();
        if (config != null) {
            clashes.add("the configuration", config);
        }
        if (input != null) {
            clashes.add("the input", input);
        }
        if (output != null) {
            clashes.add("the output", output);
        }
        clashes.addTransports(settings);
        boolean printed = settings.transports().stream()
                .anyMatch(transport -> transport.plugin().provider().name().equals(STDOUT));
        if (printed && output == null) {
            throw new UsageException(
                    "events and the result would both go to standard output; give --output FILE for the"
                            + " result, or another transport than stdout");
        }
    }

    BenchRun benchmark() throws UsageException {
        require("--ticks", ticks, 1, BenchPlan.MAX_TICKS);
        require("--ticks-per-second", ticksPerSecond, 0, BenchPlan.MAX_RATE);
        require("--warmup-ticks", warmupTicks, 0, BenchPlan.MAX_TICKS);
        Path recording = input;
        String source = recording == null ? "demo, seed " + seed : "recording " + recording;
        BenchPlan plan = new BenchPlan(source, ticks, ticksPerSecond, warmupTicks, TelemetryCommand.version());
        return new BenchRun(opener(recording), plan, TelemetryClock.system());
    }

    private TickSource.Opener opener(@Nullable Path recording) throws UsageException {
        if (recording == null) {
            return () -> new TownTicks(seed);
        }
        if (!Files.isRegularFile(recording)) {
            throw new UsageException("the input " + recording
                    + (Files.exists(recording)
                            ? " is no regular file, and so can't be read again and again; record it first"
                            : " doesn't exist; give a file of JSON lines"));
        }
        return () -> RecordedTicks.open(recording);
    }

    private static void require(String option, int given, int least, int most) throws UsageException {
        if (given < least || given > most) {
            throw new UsageException(option + " is " + given + ", and must be a whole number from " + least + " to "
                    + BenchPlan.MAX_TICKS);
        }
    }
}
