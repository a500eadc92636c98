/** Turns a stream of bytes into telemetry events: one JSON object a line, whatever else stands between. */
@NullMarked
package io.townlet.telemetry.cli.input;

import org.jspecify.annotations.NullMarked;
