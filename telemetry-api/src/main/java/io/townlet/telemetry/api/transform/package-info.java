/** The interface of a transform, which takes one event and gives one or none. */
@NullMarked
package io.townlet.telemetry.api.transform;

import org.jspecify.annotations.NullMarked;
