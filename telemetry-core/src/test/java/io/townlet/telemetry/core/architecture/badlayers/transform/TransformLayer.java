package io.townlet.telemetry.core.architecture.badlayers.transform;

/** All that the layer above may know. */
public interface TransformLayer {}
