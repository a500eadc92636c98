/** Log lines for hot failure paths, of which there must not be too many. */
@NullMarked
package io.townlet.telemetry.core.log;

import org.jspecify.annotations.NullMarked;
