/** The command {@code telemetry run} measured against other programs that read and write lines of JSON. */
@NullMarked
package io.townlet.telemetry.benchmarks.standalone;

import org.jspecify.annotations.NullMarked;
