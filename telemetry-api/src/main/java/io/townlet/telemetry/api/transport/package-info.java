/** The interface of a transport, which delivers batches of encoded events. */
@NullMarked
package io.townlet.telemetry.api.transport;

import org.jspecify.annotations.NullMarked;
