/** A top layer that knows too much. */
@NullMarked
package io.townlet.telemetry.core.architecture.badlayers.aggregation;

import org.jspecify.annotations.NullMarked;
