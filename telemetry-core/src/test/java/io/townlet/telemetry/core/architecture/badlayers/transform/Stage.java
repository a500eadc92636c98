package io.townlet.telemetry.core.architecture.badlayers.transform;

import io.townlet.telemetry.core.architecture.badlayers.aggregation.Door;
import io.townlet.telemetry.core.architecture.badlayers.transport.Lane;
import io.townlet.telemetry.core.architecture.badlayers.transport.TransportLayer;

/** Knows the interface of the next layer, as it may, but also what is behind that, and who is above. */
public interface Stage {

    TransportLayer allowed();

    Lane behind();

    Door above();
}
