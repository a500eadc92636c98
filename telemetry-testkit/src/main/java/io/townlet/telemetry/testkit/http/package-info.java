/** An HTTP/1.1 server on loopback that records requests, and answers them by a script with faults in it. */
@NullMarked
package io.townlet.telemetry.testkit.http;

import org.jspecify.annotations.NullMarked;
