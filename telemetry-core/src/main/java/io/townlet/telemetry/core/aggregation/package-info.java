/** Meets what a program emits: makes snapshots and diffs of a tick, copies payloads, names kind and tick; and reassembles diffs for those who read them. */
@NullMarked
package io.townlet.telemetry.core.aggregation;

import org.jspecify.annotations.NullMarked;
