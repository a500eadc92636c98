/** The transport that posts batches of events to a server over HTTP. */
@NullMarked
package io.townlet.telemetry.transport.http;

import org.jspecify.annotations.NullMarked;
