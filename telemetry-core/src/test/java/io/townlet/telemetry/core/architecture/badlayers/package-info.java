/** Packages named like those of the core that break every rule of the layers; nothing runs them. */
@NullMarked
package io.townlet.telemetry.core.architecture.badlayers;

import org.jspecify.annotations.NullMarked;
