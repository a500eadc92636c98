package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.cli.run.Feed;
import io.townlet.telemetry.cli.run.PipelineRun;
import io.townlet.telemetry.cli.run.RunMonitor;
import io.townlet.telemetry.cli.run.SignalDrain;
import io.townlet.telemetry.cli.run.StatusFile;
import io.townlet.telemetry.cli.run.StopGate;
import io.townlet.telemetry.cli.run.StubSink;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.SinkProvider;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts a pipeline and runs it to its end, for whatever there is to feed it with. */
final class PipelineLauncher {

    private final Console console;
    private final PluginCatalog catalog;
    private final InputCounts counts;
    private final @Nullable Path statusFile;

    PipelineLauncher(Console console, PluginCatalog catalog, InputCounts counts, @Nullable Path statusFile) {
        this.console = console;
        this.catalog = catalog;
        this.counts = counts;
        this.statusFile = statusFile;
    }

    /**
     * Runs a pipeline; the process must end with the status that it gives.
     *
     * @param settings the pipeline
     * @param feed makes what feeds the pipeline, given the pipeline and the gate that may stop it
     * @param stubFeed makes the same for a sink that delivers nothing
     * @return the exit status
     */
    int launch(
            PipelineConfig settings,
            BiFunction<TelemetryPipeline, StopGate, Feed> feed,
            BiFunction<TelemetrySink, StopGate, Feed> stubFeed)
            throws Exception {
        StatusFile status = openStatus();
        StopGate gate = new StopGate();
        if (settings.isStub()) {
            return launchStub(settings, stubFeed, gate, status);
        }
        try (TelemetryPipeline pipeline =
                TelemetryPipeline.builder().config(settings).start()) {
            PipelineRun run = prepare(pipeline, feed.apply(pipeline, gate), gate, pipeline::pipelineCounters, status);
            return new SignalDrain(gate, console, PipelineRun.DRAIN_TIME).call(run::run);
        }
    }

    /** Reads everything and delivers nothing; that is a success only where it was asked for. */
    private int launchStub(
            PipelineConfig settings,
            BiFunction<TelemetrySink, StopGate, Feed> feed,
            StopGate gate,
            @Nullable StatusFile status)
            throws Exception {
        console.say(SimulationTelemetry.STUB_BANNER);
        try (StubSink sink = new StubSink()) {
            PipelineRun run = prepare(sink, feed.apply(sink, gate), gate, Payload::empty, status);
            // The verdict is a part of the run: a signal ends the process with what this gives.
            return new SignalDrain(gate, console, PipelineRun.DRAIN_TIME).call(() -> verdict(settings, run.run()));
        }
    }

    private PipelineRun prepare(
            TelemetrySink sink, Feed feed, StopGate gate, Supplier<Payload> counters, @Nullable StatusFile status) {
        RunMonitor monitor = new RunMonitor(console, counts, counters, catalog::leftThreads, status);
        return new PipelineRun(sink, feed, gate, monitor, PipelineRun.DRAIN_TIME);
    }

    private int verdict(PipelineConfig settings, int exit) {
        if (settings.provider() == SinkProvider.STUB) {
            console.say("stub: delivered none of " + counts.events() + ", as configured");
            return exit;
        }
        console.say("lost all of " + counts.events() + " events, since no transport could be loaded; see"
                + " 'telemetry plugins'");
        return PipelineRun.SOMETHING_LOST;
    }

    /** Writes a first status, so that a file that can't be written is known before anything is sent. */
    private @Nullable StatusFile openStatus() throws UsageException {
        Path path = statusFile;
        if (path == null) {
            return null;
        }
        StatusFile file = new StatusFile(path);
        try {
            file.write(Payload.builder(1).put("transports", (Object) List.of()).build());
        } catch (IOException e) {
            throw new UsageException(
                    "the status file " + file + " can't be written: " + e.getMessage() + "; name another file");
        }
        return file;
    }
}
