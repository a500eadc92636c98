/** Meets what a program emits: copies its payload, names its kind and its tick. */
@NullMarked
package io.townlet.telemetry.core.aggregation;

import org.jspecify.annotations.NullMarked;
