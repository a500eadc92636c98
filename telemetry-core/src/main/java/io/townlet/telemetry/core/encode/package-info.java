/** Writes events as lines of UTF-8 JSON. */
@NullMarked
package io.townlet.telemetry.core.encode;

import org.jspecify.annotations.NullMarked;
