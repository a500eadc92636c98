/** Takes emitted events off the caller's thread, runs the transforms over them and encodes them once. */
@NullMarked
package io.townlet.telemetry.core.transform;

import org.jspecify.annotations.NullMarked;
