/** What the command says to the person who runs it, on standard error. */
@NullMarked
package io.townlet.telemetry.cli.console;

import org.jspecify.annotations.NullMarked;
