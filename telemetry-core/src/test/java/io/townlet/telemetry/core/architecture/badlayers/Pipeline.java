package io.townlet.telemetry.core.architecture.badlayers;

/** The whole, which no layer may know. */
public interface Pipeline {}
