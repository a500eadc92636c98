/** Runs a pipeline from a source of events to the last delivery, and accounts for it. */
@NullMarked
package io.townlet.telemetry.cli.run;

import org.jspecify.annotations.NullMarked;
