/** The command that measures all contestants in turn, each in JVMs of its own. */
@NullMarked
package io.townlet.telemetry.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
