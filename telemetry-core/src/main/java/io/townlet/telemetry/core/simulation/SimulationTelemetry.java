package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.aggregation.ArtefactFallback;
import io.townlet.telemetry.core.aggregation.TickArtefacts;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.config.ConfigException;
import io.townlet.telemetry.core.config.SimulationSettings;
import io.townlet.telemetry.core.narration.Narration;
import io.townlet.telemetry.core.narration.NarrationVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a simulation talks to. It keeps the latest values for those who read, turns ticks into snapshots and diffs, tells subscribers, and hands
 * everything to a pipeline; or, as a stub, to nobody.
 *
 * <p>Every method is safe for use by several threads. No method that emits throws because of telemetry trouble; none blocks longer than the pipeline's
 * configured bound.
 */
public interface SimulationTelemetry extends AutoCloseable {

    /** What people are shown where nothing is streamed. */
    String STUB_BANNER = "STUB TELEMETRY: nothing is streamed";

    /** The version of the schema of snapshots where a program names none of its own. */
    String DEFAULT_SCHEMA_VERSION = "0.9.7";

    /**
     * Puts a simulation's telemetry over a pipeline, with the default schema version, and nothing to fall back on.
     *
     * @param pipeline a running pipeline, which is closed together with the telemetry
     * @param settings histories, subscribers and narrations
     * @return the telemetry
     */
    static SimulationTelemetry over(TelemetryPipeline pipeline, SimulationSettings settings) {
        return over(pipeline, settings, DEFAULT_SCHEMA_VERSION, ArtefactFallback.none());
    }

    /**
     * Puts a simulation's telemetry over a pipeline.
     *
     * @param pipeline a running pipeline, which is closed together with the telemetry
     * @param settings histories, subscribers and narrations
     * @param schemaVersion the version of the program's own schema, which each snapshot tells
     * @param fallback where artefacts come from that a tick doesn't have
     * @return the telemetry
     */
    static SimulationTelemetry over(
            TelemetryPipeline pipeline, SimulationSettings settings, String schemaVersion, ArtefactFallback fallback) {
        return new LiveTelemetry(
                pipeline, pipeline.snapshots(schemaVersion, fallback), settings, PipelineClock.system());
    }

    /**
     * Starts what a configuration file describes, with the plug-ins that are found on the class path or the module path: a pipeline, or a stub where it
     * says {@code provider: stub} or where not one transport could be loaded.
     *
     * @param file a YAML file
     * @return running telemetry, whose close lets go of the plug-ins too
     * @throws ConfigException where the configuration is wrong; it names all that is, with line and column
     * @throws io.townlet.telemetry.api.option.InvalidOptionException where what an option names can't be used
     */
    static SimulationTelemetry fromYaml(Path file) {
        return TelemetryStart.fromYaml(file);
    }

    /**
     * Makes a stub: it takes everything and streams nothing. It says so in one warning.
     *
     * @param reason why it is one, for the log
     * @return the telemetry
     */
    static SimulationTelemetry stub(String reason) {
        return new StubTelemetry(reason);
    }

    /**
     * Begins a tick: what is emitted and narrated from now on belongs to it. A program that has nothing to say before {@link #emitTick} may leave it out.
     *
     * @param tick the tick; one lower than before starts anew from there
     */
    void advanceTick(long tick);

    /**
     * Emits a tick as a snapshot or a diff: makes it the current one, keeps its values for the {@link #view()}, and tells of what is worth a narration.
     * Where it has no {@code narrations} of its own, it gets those that were told since the tick before. Calls from several threads follow one another.
     *
     * @param artefacts what there is to say of the tick
     */
    void emitTick(TickArtefacts artefacts);

    /**
     * Emits an event that is described in full. One without a tick takes the current one.
     *
     * @param event what happened
     */
    void emitEvent(TelemetryEvent event);

    /**
     * Emits an event whose kind and tick are found in its name and payload. Any name will do; some update the {@link #view()}.
     *
     * @param name what happened, for example {@code loop.health}
     * @param payload what is to be said of it
     */
    default void emitEvent(String name, Payload payload) {
        emitEvent(TelemetryEvent.of(name, payload));
    }

    /**
     * Emits an event of any map, which is copied at once. A map that throws while it is copied costs its own event, which the log tells.
     *
     * @param name what happened, for example {@code loop.health}
     * @param payload what is to be said of it, copied by the rules of {@link Payload#copyOf}
     */
    void emitEvent(String name, Map<String, ?> payload);

    /**
     * Emits a number as the event {@code metric}, of the fields {@code name}, {@code value} and {@code tags}, and keeps it for
     * {@link EventView#metrics()}.
     *
     * @param name what is measured
     * @param value how much; NaN and infinities become null
     * @param tags what it belongs to; may be empty
     */
    void emitMetric(String name, double value, Map<String, String> tags);

    /**
     * Tells a sentence at the current tick, where the limits of narrations allow it. It goes out as the event {@code narration.CATEGORY}, and is kept for
     * {@link EventView#narrations()}.
     *
     * @param narration what to tell
     * @return whether it was told, or why not
     */
    NarrationVerdict narrate(Narration narration);

    /** {@return the read side, always the same} */
    TelemetryView view();

    /**
     * Tells a subscriber of everything that is emitted from now on.
     *
     * @param name what to call it in log lines
     * @param subscriber is told, on a thread of its own
     * @return ends it
     */
    Subscription subscribe(String name, TelemetrySubscriber subscriber);

    /** {@return what a save must hold so that telemetry can go on from here, as {@link #importState} takes it} */
    Payload exportState();

    /**
     * Goes on from a save: tick, histories and what limits narrations are as they were. The next tick is emitted as a full snapshot. Where the state
     * can't be used, nothing changes.
     *
     * @param state what {@link #exportState()} gave
     * @throws IllegalArgumentException where it can't be used; the message names all that is wrong
     */
    void importState(Payload state);

    /** {@return whether nothing is streamed} */
    boolean isStub();

    /** {@return how each transport is doing now, in the order of the configuration; empty for a stub} */
    List<TransportStatus> latestTransportStatus();

    /**
     * Sends what is queued, and waits until all that was accepted before is settled or the time is up.
     *
     * @param timeout the longest wait; 0 or less doesn't wait
     * @return the ledgers at the end of the wait; without any for a stub
     */
    LedgerReport flush(Duration timeout);

    /**
     * Ends the subscriptions and closes the pipeline. What is emitted afterwards is dropped and counted there.
     *
     * @param timeout the deadline for all of it; 0 or less gives up at once what isn't delivered
     * @return the final ledgers; without any for a stub
     */
    LedgerReport close(Duration timeout);

    /** Closes with a deadline of {@link TelemetrySink#DEFAULT_CLOSE_SECONDS}. */
    @Override
    default void close() {
        LedgerReport unused = close(Duration.ofSeconds(TelemetrySink.DEFAULT_CLOSE_SECONDS));
    }
}
