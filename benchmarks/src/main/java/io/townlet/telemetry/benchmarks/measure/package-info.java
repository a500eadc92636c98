/** One measured run of one contestant in the current JVM. */
@NullMarked
package io.townlet.telemetry.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
