/** The transport that writes events as lines to a TCP connection, with TLS. */
@NullMarked
package io.townlet.telemetry.transport.tcp;

import org.jspecify.annotations.NullMarked;
