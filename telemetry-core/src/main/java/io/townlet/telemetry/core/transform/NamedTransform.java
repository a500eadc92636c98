package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.transform.Transform;

/**
 * A transform and the name it goes by in log lines and counters.
 *
 * @param name the name of its plug-in
 * @param transform the transform
 */
public record NamedTransform(String name, Transform transform) {}
