/** The surface that a program emits into. */
@NullMarked
package io.townlet.telemetry.api.sink;

import org.jspecify.annotations.NullMarked;
