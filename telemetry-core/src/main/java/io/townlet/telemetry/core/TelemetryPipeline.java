package io.townlet.telemetry.core;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.aggregation.ArtefactFallback;
import io.townlet.telemetry.core.aggregation.EventFrontDoor;
import io.townlet.telemetry.core.aggregation.SnapshotComposer;
import io.townlet.telemetry.core.aggregation.SnapshotPublisher;
import io.townlet.telemetry.core.clock.Countdown;
import io.townlet.telemetry.core.clock.Deadline;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.config.ConfigException;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import io.townlet.telemetry.core.transform.TransformCounters;
import io.townlet.telemetry.core.transform.TransformStage;
import io.townlet.telemetry.core.transport.DeliveryLanes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running pipeline: what is emitted goes through the transforms to every transport, and every event is accounted for.
 *
 * <p>Make one with {@link #builder()}, or from a file with {@link #fromYaml}. Every method is safe for use by several
 * threads, virtual ones too.
 */
public final class TelemetryPipeline implements TelemetrySink {

    private static final Logger LOGGER = LoggerFactory.getLogger(TelemetryPipeline.class);

    private final EventFrontDoor frontDoor;
    private final AggregationSettings aggregation;
    private final TransformStage transforms;
    private final DeliveryLanes transports;
    private final TransformCounters counters;
    private final PipelineClock clock;
    private final Runnable release;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Countdown closed;

    TelemetryPipeline(
            EventFrontDoor frontDoor,
            AggregationSettings aggregation,
            TransformStage transforms,
            DeliveryLanes transports,
            TransformCounters counters,
            PipelineClock clock,
            Runnable release) {
        this.frontDoor = frontDoor;
        this.aggregation = aggregation;
        this.transforms = transforms;
        this.transports = transports;
        this.counters = counters;
        this.clock = clock;
        this.release = release;
        this.closed = new Countdown(clock, 1);
    }

    /**
     * Starts the description of a pipeline.
     *
     * @return a builder without transports and transforms
     */
    public static TelemetryPipelineBuilder builder() {
        return new TelemetryPipelineBuilder();
    }

    /**
     * Starts the pipeline that a configuration file describes, with the plug-ins that are found on the class path or the module path.
     *
     * @param file a YAML file
     * @return a running pipeline, whose close lets go of the plug-ins too
     * @throws ConfigException where the configuration is wrong; it names all that is, with line and column
     * @throws io.townlet.telemetry.api.option.InvalidOptionException where what an option names can't be used, such as a schema file that
     *     doesn't parse
     * @throws IllegalArgumentException where it is for a stub, which has no pipeline
     */
    public static TelemetryPipeline fromYaml(Path file) {
        PluginCatalog catalog = PluginDiscovery.discover();
        boolean started = false;
        try {
            TelemetryPipeline pipeline = builder()
                    .config(ConfigReader.of(catalog).read(file))
                    .onClosed(catalog::close)
                    .start();
            started = true;
            return pipeline;
        } finally {
            if (!started) {
                catalog.close();
            }
        }
    }

    @Override
    public void emit(TelemetryEvent event) {
        frontDoor.emit(event);
    }

    @Override
    public void emit(String name, Map<String, ?> payload) {
        frontDoor.emit(name, payload);
    }

    @Override
    public void advanceTick(long tick) {
        frontDoor.advanceTick(tick);
    }

    @Override
    public long currentTick() {
        return frontDoor.currentTick();
    }

    /**
     * Makes what turns a tick's artefacts into snapshots and diffs and emits them here, by the configured {@code diff_enabled} and {@code
     * keyframe_interval_ticks}. A pipeline should have one.
     *
     * @param schemaVersion the version of the program's own schema, which each line tells
     * @param fallback where artefacts come from that the program didn't hand over
     * @return a publisher for the thread that runs the ticks
     */
    public SnapshotPublisher snapshots(String schemaVersion, ArtefactFallback fallback) {
        return new SnapshotPublisher(new SnapshotComposer(schemaVersion, fallback), aggregation, frontDoor);
    }

    @Override
    public LedgerReport flush(Duration timeout) {
        Deadline deadline = Deadline.after(clock, timeout);
        transforms.hurry();
        try {
            transports.flush(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return transports.ledgers();
    }

    @Override
    public LedgerReport close(Duration timeout) {
        Deadline deadline = Deadline.after(clock, timeout);
        if (closing.compareAndSet(false, true)) {
            try {
                // A transform that hangs must not use up what the transports need to finish.
                transforms.close(deadline.earlierBy(deadline.span() / 2));
                transports.close(deadline);
            } finally {
                release.run();
                closed.countDown();
            }
            warnOfLosses();
        } else {
            awaitClosed(deadline);
        }
        return transports.ledgers();
    }

    /** Says what was lost, because a program that closes by try-with-resources never sees the ledger. */
    private void warnOfLosses() {
        for (Ledger ledger : transports.ledgers().ledgers()) {
            if (!ledger.complete()) {
                LOGGER.warn(
                        "events_lost id={} accepted={} delivered={} filtered={} dropped={} in_doubt={} queued={} reasons={}",
                        ledger.transportId(),
                        ledger.accepted(),
                        ledger.delivered(),
                        ledger.filtered(),
                        ledger.dropped(),
                        ledger.inDoubt(),
                        ledger.queued(),
                        ledger.droppedByReason());
            }
        }
    }

    private void awaitClosed(Deadline deadline) {
        try {
            boolean unused = closed.await(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<TransportStatus> latestTransportStatus() {
        return transports.status();
    }

    /**
     * Tells where every event went, now.
     *
     * @return the ledgers, in the order of the configuration
     */
    public LedgerReport ledgers() {
        return transports.ledgers();
    }

    /**
     * Tells what is counted of the pipeline as a whole: {@code replaced_values} that no JSON can carry, events {@code feedback_refused} because
     * the pipeline's own work emitted them, and {@code transforms}, the counters of each transform.
     *
     * @return the counters
     */
    public Payload pipelineCounters() {
        return Payload.builder(3)
                .put("replaced_values", transforms.replacedValues())
                .put("feedback_refused", frontDoor.feedbackRefused())
                .put("transforms", counters.toPayload())
                .build();
    }
}
