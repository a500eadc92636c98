/** What a program emits: named, ticked events that carry an immutable JSON-shaped payload. */
@NullMarked
package io.townlet.telemetry.api.event;

import org.jspecify.annotations.NullMarked;
