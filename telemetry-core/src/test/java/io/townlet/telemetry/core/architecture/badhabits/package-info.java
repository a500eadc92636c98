/** A class that does all that no class of a library may do; nothing runs it. */
@NullMarked
package io.townlet.telemetry.core.architecture.badhabits;

import org.jspecify.annotations.NullMarked;
