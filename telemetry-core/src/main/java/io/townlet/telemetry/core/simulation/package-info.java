/** What a simulation talks to, and what dashboards and scripts read from. */
@NullMarked
package io.townlet.telemetry.core.simulation;

import org.jspecify.annotations.NullMarked;
