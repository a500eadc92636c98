/** A TCP server on loopback that reads lines, or fails to in a way that a test chooses. */
@NullMarked
package io.townlet.telemetry.testkit.tcp;

import org.jspecify.annotations.NullMarked;
