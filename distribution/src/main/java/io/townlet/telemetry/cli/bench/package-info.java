/** Benchmarks of a configuration: what a tick costs under it, and what became of the events. */
@NullMarked
package io.townlet.telemetry.cli.bench;

import org.jspecify.annotations.NullMarked;
