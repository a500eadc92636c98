/** The transport that writes events as lines to the standard output of the process. */
@NullMarked
package io.townlet.telemetry.transport.stdout;

import org.jspecify.annotations.NullMarked;
