/** How plug-ins are found, checked, refused and kept apart. */
@NullMarked
package io.townlet.telemetry.core.plugin;

import org.jspecify.annotations.NullMarked;
