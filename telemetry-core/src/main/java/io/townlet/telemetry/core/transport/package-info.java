/** Delivers encoded events: one buffer, worker, retry schedule, ledger and status for each transport. */
@NullMarked
package io.townlet.telemetry.core.transport;

import org.jspecify.annotations.NullMarked;
