/** The ways to get events into a file that are measured side by side. */
@NullMarked
package io.townlet.telemetry.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
