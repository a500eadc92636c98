package io.townlet.telemetry.core.architecture.badlayers.simulation;

/** What nobody below may know. */
public interface Surface {}
