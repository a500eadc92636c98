package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginKind;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the tree of a whole configuration. */
final class PipelineReader {

    private final PluginCatalog catalog;
    private final DeliverySettings defaults;
    private final boolean stubFallback;
    private final Problems problems;

    PipelineReader(PluginCatalog catalog, DeliverySettings defaults, boolean stubFallback, Problems problems) {
        this.catalog = catalog;
        this.defaults = defaults;
        this.stubFallback = stubFallback;
        this.problems = problems;
    }

    /**
     * Reads all of it.
     *
     * @throws ConfigException where anything is wrong, here or in what was done with the tree before
     */
    PipelineConfig read(ConfigNode root, Path baseDirectory) {
        Section top = Section.of(root, "", problems);
        if (top == null) {
            throw problems.asException();
        }
        Section telemetry = top.section(PipelineKeys.TELEMETRY);
        top.refuseUnknown(keysWithin());
        if (telemetry == null) {
            throw problems.asException();
        }
        SinkProvider provider =
                SinkProvider.valueOf(telemetry.get(SimulationKeys.PROVIDER).toUpperCase(Locale.ROOT));
        List<TransportConfig> transports = List.of();
        List<TransformConfig> transforms = List.of();
        if (provider == SinkProvider.STUB
                || (stubFallback && catalog.transports().isEmpty())) {
            leaveUnread(telemetry);
        } else {
            transports = new TransportsReader(transportLookup(), defaults, problems).read(telemetry);
            transforms = new TransformsReader(transformLookup(), problems).read(telemetry);
        }
        SimulationSettings simulation = new SimulationReader(problems).read(telemetry);
        Section intake = telemetry.section(PipelineKeys.INTAKE);
        long intakeMaxBytes = 0;
        if (intake != null) {
            intakeMaxBytes = intake.get(PipelineKeys.INTAKE_MAX_BYTES);
            intake.refuseUnknown();
        }
        String encoding = telemetry.get(PipelineKeys.ENCODING);
        boolean diffEnabled = telemetry.get(PipelineKeys.DIFF_ENABLED);
        int keyframeIntervalTicks = telemetry.get(PipelineKeys.KEYFRAME_INTERVAL_TICKS);
        telemetry.refuseUnknown();
        problems.throwIfAny();
        return new PipelineConfig(
                transports,
                transforms,
                intakeMaxBytes,
                Encoding.valueOf(encoding.toUpperCase(Locale.ROOT)),
                new AggregationSettings(diffEnabled, keyframeIntervalTicks),
                baseDirectory,
                provider,
                simulation);
    }

    /** Lets anything stand where a stub has nothing: so the plug-ins that it would need may be missing. */
    private static void leaveUnread(Section telemetry) {
        Stream.of(PipelineKeys.TRANSPORT, PipelineKeys.TRANSPORTS, TransportKeys.WORKER, PipelineKeys.TRANSFORMS)
                .forEach(telemetry::entry);
    }

    private PluginLookup<TransportProvider> transportLookup() {
        return new PluginLookup<>(PluginKind.TRANSPORT, catalog.allTransports(), catalog.refused(), problems);
    }

    private PluginLookup<TransformProvider> transformLookup() {
        return new PluginLookup<>(PluginKind.TRANSFORM, catalog.allTransforms(), catalog.refused(), problems);
    }

    /** Gives the paths of the keys that many look for beside {@code telemetry}. */
    private static List<String> keysWithin() {
        return Stream.of(
                        PipelineKeys.TRANSPORT,
                        PipelineKeys.TRANSPORTS,
                        TransportKeys.WORKER,
                        PipelineKeys.TRANSFORMS,
                        PipelineKeys.INTAKE,
                        PipelineKeys.ENCODING.name(),
                        PipelineKeys.DIFF_ENABLED.name(),
                        PipelineKeys.KEYFRAME_INTERVAL_TICKS.name(),
                        SimulationKeys.PROVIDER.name(),
                        SimulationKeys.SIMULATION,
                        SimulationKeys.NARRATION)
                .map(key -> KeyPath.of(PipelineKeys.TELEMETRY, key))
                .toList();
    }
}
