/** A surface that no layer ought to know. */
@NullMarked
package io.townlet.telemetry.core.architecture.badlayers.simulation;

import org.jspecify.annotations.NullMarked;
