/** A WebSocket server on loopback that records messages, or fails to in a way that a test chooses. */
@NullMarked
package io.townlet.telemetry.testkit.websocket;

import org.jspecify.annotations.NullMarked;
