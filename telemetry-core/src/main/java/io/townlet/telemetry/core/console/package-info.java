/** Answers commands about a running pipeline, and tells of each answer as an event. */
@NullMarked
package io.townlet.telemetry.core.console;

import org.jspecify.annotations.NullMarked;
