/** Medians, ratios, and how they are shown. */
@NullMarked
package io.townlet.telemetry.benchmarks.report;

import org.jspecify.annotations.NullMarked;
