package io.townlet.telemetry.core.architecture.badlayers.config;

/** What a layer ought to be handed, instead of knowing it. */
public interface Settings {}
