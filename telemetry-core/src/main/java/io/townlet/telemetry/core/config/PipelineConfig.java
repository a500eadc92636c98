package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.encode.Encoding;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings of a whole pipeline. Immutable; its text shows no secret.
 *
 * @param transports where events go, at least one, each with an id of its own
 * @param transforms what is done to events before, in this order; may be empty
 * @param intakeMaxBytes the most bytes that wait for the transforms, 65536 to 1 GiB
 * @param encoding what a line holds
 * @param aggregation how snapshots become a stream
 * @param baseDirectory the folder that relative paths of transforms start from: that of the configuration file; absolute
 */
public record PipelineConfig(
        List<TransportConfig> transports,
        List<TransformConfig> transforms,
        long intakeMaxBytes,
        Encoding encoding,
        AggregationSettings aggregation,
        Path baseDirectory) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException where there is no transport
     */
    public PipelineConfig {
        transports = List.copyOf(transports);
        transforms = List.copyOf(transforms);
        if (transports.isEmpty()) {
            throw new IllegalArgumentException("a pipeline needs at least one transport");
        }
    }
}
