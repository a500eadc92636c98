/** Tells how a program's ticks and their delivery are doing: in log lines, in events, to a health check, and as meters. */
@NullMarked
package io.townlet.telemetry.core.health;

import org.jspecify.annotations.NullMarked;
