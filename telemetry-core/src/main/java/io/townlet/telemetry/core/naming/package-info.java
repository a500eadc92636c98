/** Finds which known name a misspelt one was meant to be. */
@NullMarked
package io.townlet.telemetry.core.naming;

import org.jspecify.annotations.NullMarked;
