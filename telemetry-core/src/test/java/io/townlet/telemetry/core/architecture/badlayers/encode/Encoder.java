package io.townlet.telemetry.core.architecture.badlayers.encode;

import io.townlet.telemetry.core.architecture.badlayers.transform.Stage;

/** Knows who uses it. */
public interface Encoder {

    Stage user();
}
