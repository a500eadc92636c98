package io.townlet.telemetry.core.architecture.badlayers.aggregation;

import io.townlet.telemetry.core.architecture.badlayers.simulation.Surface;
import io.townlet.telemetry.core.architecture.badlayers.transform.Stage;
import io.townlet.telemetry.core.architecture.badlayers.transform.TransformLayer;
import io.townlet.telemetry.core.architecture.badlayers.transport.Lane;

/** Knows the interface of the next layer, as it may, but also what is behind that and beyond, and who is above. */
public interface Door {

    TransformLayer allowed();

    Stage behind();

    Lane beyond();

    Surface above();
}
