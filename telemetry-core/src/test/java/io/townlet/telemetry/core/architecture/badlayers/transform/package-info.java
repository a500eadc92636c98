/** A middle layer that looks up, and past the interface below. */
@NullMarked
package io.townlet.telemetry.core.architecture.badlayers.transform;

import org.jspecify.annotations.NullMarked;
