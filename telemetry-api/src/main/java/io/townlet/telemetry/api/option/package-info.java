/** Typed options that a plug-in declares, from which the host validates, documents and redacts. */
@NullMarked
package io.townlet.telemetry.api.option;

import org.jspecify.annotations.NullMarked;
