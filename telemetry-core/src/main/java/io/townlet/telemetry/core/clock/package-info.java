/** Time that can be waited for, so that tests can move it by hand. */
@NullMarked
package io.townlet.telemetry.core.clock;

import org.jspecify.annotations.NullMarked;
