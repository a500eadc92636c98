package io.townlet.telemetry.core.architecture.badlayers.transport;

import io.townlet.telemetry.core.architecture.badlayers.Pipeline;
import io.townlet.telemetry.core.architecture.badlayers.config.Settings;
import io.townlet.telemetry.core.architecture.badlayers.transform.Stage;

/** Knows who is above it. */
public interface Lane {

    Stage above();

    Settings configuration();

    Pipeline whole();
}
