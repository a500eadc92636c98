package io.townlet.telemetry.core.architecture.badlayers.transport;

/** All that the layer above may know. */
public interface TransportLayer {}
