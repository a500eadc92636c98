/** What the servers with faults share: listening on loopback, connections, and what has arrived. */
@NullMarked
package io.townlet.telemetry.testkit.net;

import org.jspecify.annotations.NullMarked;
