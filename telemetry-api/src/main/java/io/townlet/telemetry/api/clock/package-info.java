/** The source of time that a pipeline and its plug-ins share, so that tests can replace it. */
@NullMarked
package io.townlet.telemetry.api.clock;

import org.jspecify.annotations.NullMarked;
