package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.demo.TownEvents;
import io.townlet.telemetry.cli.input.EventSource;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.cli.run.StopGate;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code telemetry demo}: a pipeline over a small simulated town. */
@Command(
        name = "demo",
        description = {
            "Lets a small simulated town run through a pipeline, as fast as it goes.",
            "",
            "Each tick emits a snapshot and a loop.tick, and sometimes narrations and the answer to a console command. The"
                    + " same seed gives the same events. Without a configuration they go to standard output, through the"
                    + " standard transforms.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--ticks",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many ticks to simulate; 100 by default.")
    private long ticks;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides all that happens; 1 by default.")
    private long seed;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration, in YAML.")
    private @Nullable Path config;

    @Mixin
    private OverrideOptions overrides = new OverrideOptions();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    DemoCommand() {}

    @Override
    public Integer call() throws Exception {
        if (ticks < 0) {
            throw new UsageException("--ticks is " + ticks + ", and must be 0 or more");
        }
        try (PluginCatalog catalog = plugins.discover()) {
            PipelineConfig settings = settings(BatchDefaults.reader(catalog, overrides.values()));
            return new PipelineLauncher(Console.standardError(), catalog, new InputCounts(), null)
                    .launch(settings, gate -> new TownSource(new TownEvents(seed, ticks), gate));
        }
    }

    private PipelineConfig settings(ConfigReader reader) {
        Path file = config;
        return file == null ? reader.read("", "the built-in configuration", Path.of("")) : reader.read(file);
    }

    /** Gives a town's events until the command is stopped. */
    private record TownSource(TownEvents town, StopGate gate) implements EventSource {

        @Override
        public @Nullable TelemetryEvent next() {
            return gate.stopRequested() ? null : town.next();
        }
    }
}
