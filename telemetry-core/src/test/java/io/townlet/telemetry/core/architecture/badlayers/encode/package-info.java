/** A helper that knows a layer. */
@NullMarked
package io.townlet.telemetry.core.architecture.badlayers.encode;

import org.jspecify.annotations.NullMarked;
