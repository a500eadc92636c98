package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.encode.Encoding;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings of a whole pipeline. Immutable; its text shows no secret.
 *
 * @param transports where events go, each with an id of its own; none for a stub alone
 * @param transforms what is done to events before, in this order; may be empty
 * @param intakeMaxBytes the most bytes that wait for the transforms, 65536 to 1 GiB
 * @param encoding what a line holds
 * @param aggregation how snapshots become a stream
 * @param baseDirectory the folder that relative paths of transforms start from: that of the configuration file; absolute
 * @param provider what was asked for: a pipeline, or a stub
 * @param simulation what a simulation's telemetry keeps, and how much it narrates
 */
public record PipelineConfig(
        List<TransportConfig> transports,
        List<TransformConfig> transforms,
        long intakeMaxBytes,
        Encoding encoding,
        AggregationSettings aggregation,
        Path baseDirectory,
        SinkProvider provider,
        SimulationSettings simulation) {

    /** Copies the lists. */
    public PipelineConfig {
        transports = List.copyOf(transports);
        transforms = List.copyOf(transforms);
    }

    /**
     * Tells whether events go nowhere: because a stub was asked for, or because no transport could be loaded and the reader allows for that.
     *
     * @return true where there is no transport
     */
    public boolean isStub() {
        return transports.isEmpty();
    }
}
