/** The {@code telemetry} command and its subcommands: what they take, and what they exit with. */
@NullMarked
package io.townlet.telemetry.cli;

import org.jspecify.annotations.NullMarked;
