/** A bottom layer that looks up. */
@NullMarked
package io.townlet.telemetry.core.architecture.badlayers.transport;

import org.jspecify.annotations.NullMarked;
