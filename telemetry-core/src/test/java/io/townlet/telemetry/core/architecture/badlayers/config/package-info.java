/** A configuration that a layer ought not to know. */
@NullMarked
package io.townlet.telemetry.core.architecture.badlayers.config;

import org.jspecify.annotations.NullMarked;
