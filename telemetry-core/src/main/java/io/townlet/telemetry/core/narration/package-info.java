/** Tells a reader in sentences what happens, and no more than a reader can follow. */
@NullMarked
package io.townlet.telemetry.core.narration;

import org.jspecify.annotations.NullMarked;
