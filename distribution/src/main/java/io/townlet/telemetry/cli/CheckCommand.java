package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.SinkProvider;
import io.townlet.telemetry.core.config.TransformConfig;
import io.townlet.telemetry.core.config.TransportConfig;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code telemetry check}: tells whether a configuration can be used, and all that is wrong with it. */
@Command(
        name = "check",
        description = {
            "Checks a configuration, and the files that its transforms need. Nothing is connected to and nothing is sent.",
            ""
        })
final class CheckCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, in YAML.")
    private Path config = Path.of("");

    @Mixin
    private OverrideOptions overrides = new OverrideOptions();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    CheckCommand() {}

    @Override
    public Integer call() throws UsageException {
        try (PluginCatalog catalog = plugins.discover()) {
            PipelineConfig settings =
                    BatchDefaults.reader(catalog, overrides.values()).read(config);
            makeTransforms(settings);
            Console.standardError().say("ok: " + config + " is valid; " + summary(settings));
            return 0;
        }
    }

    private void makeTransforms(PipelineConfig settings) throws UsageException {
        List<String> problems = new ArrayList<>();
        for (TransformConfig transform : settings.transforms()) {
            String name = transform.plugin().provider().name();
            try {
                transform
                        .plugin()
                        .provider()
                        .create(transform.options(), new CheckContext(settings.baseDirectory()))
                        .close();
            } catch (InvalidOptionException e) {
                problems.add(config + ": transform " + name + ": " + e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                problems.add(config + ": transform " + name + ": its create() throws " + e);
            }
        }
        if (settings.isStub() && settings.provider() != SinkProvider.STUB) {
            problems.add(config
                    + ": no transport could be loaded, so that nothing would be delivered; see 'telemetry plugins'");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(String.join("\n", problems));
        }
    }

    private static String summary(PipelineConfig settings) {
        if (settings.isStub()) {
            return SimulationTelemetry.STUB_BANNER;
        }
        String transports =
                settings.transports().stream().map(TransportConfig::id).collect(Collectors.joining(", "));
        String transforms = settings.transforms().stream()
                .map(transform -> transform.plugin().provider().name())
                .collect(Collectors.joining(", "));
        return "transports: " + transports + "; transforms: " + (transforms.isEmpty() ? "none" : transforms);
    }

    /** What a transform gets to see that is made for a check alone. */
    private record CheckContext(Path baseDirectory) implements TransformContext {

        @Override
        public TelemetryClock clock() {
            return TelemetryClock.system();
        }

        @Override
        public void count(String counter, long amount) {}
    }
}
