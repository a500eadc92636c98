/** What a snapshot costs the thread that runs the ticks, with us and with Jackson inline. */
@NullMarked
package io.townlet.telemetry.benchmarks.snapshot;

import org.jspecify.annotations.NullMarked;
