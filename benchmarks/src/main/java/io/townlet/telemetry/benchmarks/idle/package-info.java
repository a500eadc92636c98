/** What a pipeline costs that has nothing to do. */
@NullMarked
package io.townlet.telemetry.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
