package io.townlet.telemetry.cli;

import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.console.Prompt;
import io.townlet.telemetry.cli.demo.PromptFeed;
import io.townlet.telemetry.cli.demo.TownFeed;
import io.townlet.telemetry.cli.demo.TownSession;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.cli.run.Feed;
import io.townlet.telemetry.cli.run.StopGate;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.SinkProvider;
import io.townlet.telemetry.core.console.ConsoleRouter;
import io.townlet.telemetry.core.console.ConsoleRouterBuilder;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.io.FileDescriptor;
import java.io.FileInputStream;
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
            "Each tick emits a snapshot or a diff, a loop.tick and a loop.health, and sometimes narrations and the answer to a console"
                    + " command. The same seed gives the same events. Without a configuration they go to standard output,"
                    + " through the standard transforms.",
            "",
            "With --console the town stands still until commands on standard input let ticks pass; the answers go to"
                    + " standard error, since standard output carries data only. 'help' lists the commands.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    /** Holds the token of an admin; a command line could be read by everybody. */
    private static final String TOKEN_VARIABLE = "TELEMETRY_CONSOLE_TOKEN";

    private static final String HEALTH_LOG_LEVEL = "org.slf4j.simpleLogger.log.io.townlet.telemetry.core.health";

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

    @Option(
            names = "--console",
            description = "Takes commands from standard input. The admin token is that of the"
                    + " environment variable TELEMETRY_CONSOLE_TOKEN; without one nobody is an admin.")
    private boolean prompted;

    @Option(names = "--verbose", description = "Shows the log line that tells of each tick's health.")
    private boolean verbose;

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
        if (verbose) {
            System.setProperty(HEALTH_LOG_LEVEL, "info");
        }
        try (PluginCatalog catalog = plugins.discover()) {
            PipelineConfig settings = settings(BatchDefaults.reader(catalog, overrides.values()));
            InputCounts counts = new InputCounts();
            // A line of progress would be written over the prompt.
            Console console = prompted ? new Console(System.err, false) : Console.standardError();
            return new PipelineLauncher(console, catalog, counts, null)
                    .launch(
                            settings,
                            (pipeline, gate) -> feed(
                                    SimulationTelemetry.over(pipeline, settings.simulation()), gate, catalog, counts),
                            (sink, gate) ->
                                    feed(SimulationTelemetry.stub(stubReason(settings)), gate, catalog, counts));
        }
    }

    private static String stubReason(PipelineConfig settings) {
        return settings.provider() == SinkProvider.STUB
                ? "the configuration says 'provider: stub'"
                : "no transport could be loaded; see 'telemetry plugins'";
    }

    private Feed feed(SimulationTelemetry telemetry, StopGate gate, PluginCatalog catalog, InputCounts counts) {
        TownSession session = new TownSession(seed, ticks, telemetry, counts, gate::stopRequested);
        ConsoleRouterBuilder router = ConsoleRouter.builder(telemetry).plugins(catalog);
        String token = System.getenv(TOKEN_VARIABLE);
        if (token != null && !token.isBlank()) {
            router.adminToken(token);
        }
        return prompted
                ? new PromptFeed(
                        session, router.build(), gate, new FileInputStream(FileDescriptor.in), new Prompt(System.err))
                : new TownFeed(session, router.build(), gate);
    }

    private PipelineConfig settings(ConfigReader reader) {
        Path file = config;
        return file == null ? reader.read("", "the built-in configuration", Path.of("")) : reader.read(file);
    }
}
