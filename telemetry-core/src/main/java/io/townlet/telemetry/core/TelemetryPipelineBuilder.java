package io.townlet.telemetry.core;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.aggregation.EventFrontDoor;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.TransformConfig;
import io.townlet.telemetry.core.config.TransportConfig;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.thread.FeedbackGuard;
import io.townlet.telemetry.core.transform.Intake;
import io.townlet.telemetry.core.transform.NamedTransform;
import io.townlet.telemetry.core.transform.TransformCounters;
import io.townlet.telemetry.core.transform.TransformStage;
import io.townlet.telemetry.core.transport.DeliveryLanes;
import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.core.transport.TransportSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Describes a pipeline and starts it. Not safe for use by several threads. */
public final class TelemetryPipelineBuilder {

    /** The bound of the intake where none is set, in bytes. */
    public static final long DEFAULT_INTAKE_BYTES = 4L << 20;

    private final Map<String, TransportSpec> transports = new LinkedHashMap<>();
    private final List<String> transformNames = new ArrayList<>();
    private final List<Function<TransformContext, Transform>> transformFactories = new ArrayList<>();
    private long intakeBytes = DEFAULT_INTAKE_BYTES;
    private Encoding encoding = Encoding.FLAT;
    private AggregationSettings aggregation = AggregationSettings.defaults();
    private PipelineClock clock = PipelineClock.system();
    private SplittableRandom random = new SplittableRandom();
    private Path baseDirectory = Path.of("");
    private Runnable release = () -> {};

    TelemetryPipelineBuilder() {}

    /**
     * Takes all that a configuration says: its transports, its transforms, and the rest.
     *
     * @param config a valid configuration
     * @return this builder
     * @throws IllegalArgumentException where there is a transport of one of its ids already, or where it is for a stub
     */
    public TelemetryPipelineBuilder config(PipelineConfig config) {
        if (config.isStub()) {
            throw new IllegalArgumentException("the configuration is for a stub, which has no pipeline; leave out"
                    + " 'telemetry.provider: stub', or start it with SimulationTelemetry.fromYaml");
        }
        for (TransportConfig each : config.transports()) {
            TransportProvider provider = each.plugin().provider();
            transport(new TransportSpec(
                    each.id(),
                    provider.name(),
                    each.plugin().id(),
                    each.delivery(),
                    context -> provider.create(each.options(), context)));
        }
        for (TransformConfig each : config.transforms()) {
            TransformProvider provider = each.plugin().provider();
            transform(provider.name(), context -> provider.create(each.options(), context));
        }
        return intakeBytes(config.intakeMaxBytes())
                .encoding(config.encoding())
                .aggregation(config.aggregation())
                .baseDirectory(config.baseDirectory());
    }

    /**
     * Adds a transport with the default delivery settings, whose id is its type.
     *
     * @param provider makes it
     * @param options its options by name, as they would stand in a configuration
     * @return this builder
     * @throws InvalidOptionException where the options are wrong; the message names all that is
     * @throws IllegalArgumentException where there is a transport of that id already
     */
    public TelemetryPipelineBuilder transport(TransportProvider provider, Map<String, ?> options) {
        return transport(provider.name(), provider, options, DeliverySettings.defaults());
    }

    /**
     * Adds a transport.
     *
     * @param id its id, unique in the pipeline
     * @param provider makes it
     * @param options its options by name, as they would stand in a configuration
     * @param settings how its events are buffered and retried
     * @return this builder
     * @throws InvalidOptionException where the options are wrong; the message names all that is
     * @throws IllegalArgumentException where there is a transport of that id already
     */
    public TelemetryPipelineBuilder transport(
            String id, TransportProvider provider, Map<String, ?> options, DeliverySettings settings) {
        Options valid = Options.of(provider.options(), options);
        check("transport '" + id + "'", provider.check(valid));
        return transport(new TransportSpec(
                id, provider.name(), provider.name(), settings, context -> provider.create(valid, context)));
    }

    /**
     * Adds a transport that is described in full.
     *
     * @param spec the transport
     * @return this builder
     * @throws IllegalArgumentException where there is a transport of that id already
     */
    public TelemetryPipelineBuilder transport(TransportSpec spec) {
        if (transports.putIfAbsent(spec.id(), spec) != null) {
            throw new IllegalArgumentException(
                    "there is a transport with the id '" + spec.id() + "' already; give one of them another id");
        }
        return this;
    }

    /**
     * Adds a transform behind those that were added before.
     *
     * @param provider makes it
     * @param options its options by name, as they would stand in a configuration
     * @return this builder
     * @throws InvalidOptionException where the options are wrong; the message names all that is
     */
    public TelemetryPipelineBuilder transform(TransformProvider provider, Map<String, ?> options) {
        Options valid = Options.of(provider.options(), options);
        check("transform '" + provider.name() + "'", provider.check(valid));
        return transform(provider.name(), context -> provider.create(valid, context));
    }

    /**
     * Adds a transform behind those that were added before.
     *
     * @param name the name it goes by in log lines and counters
     * @param factory makes it
     * @return this builder
     */
    public TelemetryPipelineBuilder transform(String name, Function<TransformContext, Transform> factory) {
        transformNames.add(name);
        transformFactories.add(factory);
        return this;
    }

    private static void check(String plugin, List<OptionProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidOptionException(String.join(
                    "; ",
                    problems.stream()
                            .map(problem -> plugin + " option '" + problem.option() + "' " + problem.message())
                            .toList()));
        }
    }

    /**
     * Bounds the queue between the emitting threads and the pipeline thread.
     *
     * @param bytes the most bytes that may wait, 1 or more; 4 MiB by default
     * @return this builder
     */
    public TelemetryPipelineBuilder intakeBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the intake's bound is " + bytes + " bytes, and must be 1 or more");
        }
        this.intakeBytes = bytes;
        return this;
    }

    /**
     * Says what a line holds.
     *
     * @param chosen the encoding; {@link Encoding#FLAT} by default
     * @return this builder
     */
    public TelemetryPipelineBuilder encoding(Encoding chosen) {
        this.encoding = chosen;
        return this;
    }

    /**
     * Says how snapshots become a stream.
     *
     * @param settings whether to diff, and how often not to; {@link AggregationSettings#defaults()} by default
     * @return this builder
     */
    public TelemetryPipelineBuilder aggregation(AggregationSettings settings) {
        this.aggregation = settings;
        return this;
    }

    /**
     * Sets the time to go by.
     *
     * @param chosen the clock; the system's by default
     * @return this builder
     */
    public TelemetryPipelineBuilder clock(PipelineClock chosen) {
        this.clock = chosen;
        return this;
    }

    /**
     * Makes the jitter of retries repeatable.
     *
     * @param seed any number
     * @return this builder
     */
    public TelemetryPipelineBuilder seed(long seed) {
        this.random = new SplittableRandom(seed);
        return this;
    }

    /**
     * Says where relative paths in the options of transforms start from.
     *
     * @param directory a folder; the working directory by default
     * @return this builder
     */
    public TelemetryPipelineBuilder baseDirectory(Path directory) {
        this.baseDirectory = directory;
        return this;
    }

    /**
     * Says what to let go of once the pipeline is closed, for example the class loaders of plug-ins.
     *
     * @param action run once, by {@code close}
     * @return this builder
     */
    public TelemetryPipelineBuilder onClosed(Runnable action) {
        this.release = action;
        return this;
    }

    /**
     * Makes transforms and transports, and starts the threads.
     *
     * @return a running pipeline
     * @throws InvalidOptionException where what an option names can't be used, such as a schema file that doesn't parse
     * @throws IllegalStateException where there is no transport
     */
    public TelemetryPipeline start() {
        if (transports.isEmpty()) {
            throw new IllegalStateException("a pipeline needs at least one transport; add one with transport(...)");
        }
        FeedbackGuard guard = new FeedbackGuard();
        TransformCounters counters = new TransformCounters();
        List<NamedTransform> transforms = makeTransforms(counters);
        Intake intake = new Intake(intakeBytes, clock);
        DeliveryLanes lanes =
                new DeliveryLanes(List.copyOf(transports.values()), clock, guard, random, intake::submitted);
        TransformStage stage = new TransformStage(intake, transforms, encoding, lanes, clock);
        EventFrontDoor frontDoor = new EventFrontDoor(stage, guard, clock);
        lanes.start();
        stage.start();
        return new TelemetryPipeline(frontDoor, aggregation, stage, lanes, counters, clock, release);
    }

    private List<NamedTransform> makeTransforms(TransformCounters counters) {
        List<NamedTransform> made = new ArrayList<>();
        try {
            for (int i = 0; i < transformNames.size(); i++) {
                String name = transformNames.get(i);
                TransformContext context = new CountingContext(name, counters, clock, baseDirectory);
                made.add(new NamedTransform(name, make(name, transformFactories.get(i), context)));
            }
            return List.copyOf(made);
        } catch (RuntimeException e) {
            made.forEach(each -> each.transform().close());
            throw e;
        }
    }

    /** Makes a transform. Going on without one that fails could send what it was there to keep back. */
    private static Transform make(
            String name, Function<TransformContext, Transform> factory, TransformContext context) {
        Transform transform;
        try {
            transform = factory.apply(context);
        } catch (InvalidOptionException e) {
            throw e;
        } catch (Throwable e) {
            // A plug-in may throw anything at all.
            throw new InvalidOptionException(
                    "the transform '" + name + "' can't be made: its create() throws " + e
                            + "; mend the plug-in, or leave it out of the pipeline",
                    e);
        }
        if (transform == null) {
            throw new InvalidOptionException("the transform '" + name
                    + "' can't be made: its create() returns null; mend the plug-in, or leave it out of the pipeline");
        }
        return transform;
    }

    /** What a transform gets to see of its pipeline. */
    private record CountingContext(String name, TransformCounters counters, TelemetryClock clock, Path baseDirectory)
            implements TransformContext {

        @Override
        public void count(String counter, long amount) {
            counters.count(name, counter, amount);
        }
    }
}
