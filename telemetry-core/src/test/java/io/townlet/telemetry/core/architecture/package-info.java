/** The rules that the built classes of the core keep, and the proof that each of them can fail. */
@NullMarked
package io.townlet.telemetry.core.architecture;

import org.jspecify.annotations.NullMarked;
