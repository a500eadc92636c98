/** How a plug-in jar names itself, its version and the api versions it works with. */
@NullMarked
package io.townlet.telemetry.api.plugin;

import org.jspecify.annotations.NullMarked;
