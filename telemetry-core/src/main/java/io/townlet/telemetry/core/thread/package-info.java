/** The threads that belong to a pipeline, and the guard against its own log lines feeding back into it. */
@NullMarked
package io.townlet.telemetry.core.thread;

import org.jspecify.annotations.NullMarked;
