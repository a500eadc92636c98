/** Calls into a plug-in on threads of their own, so that one that never returns fails a test instead of hanging it. */
@NullMarked
package io.townlet.telemetry.testkit.call;

import org.jspecify.annotations.NullMarked;
