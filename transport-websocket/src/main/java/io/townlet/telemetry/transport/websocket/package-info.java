/** The transport that sends events as WebSocket messages, and knows that they were read. */
@NullMarked
package io.townlet.telemetry.transport.websocket;

import org.jspecify.annotations.NullMarked;
