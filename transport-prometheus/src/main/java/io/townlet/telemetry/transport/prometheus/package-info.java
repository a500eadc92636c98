/** The transport that counts events, and shows the pipeline's status, in a file for the textfile collector of Prometheus' node exporter. */
@NullMarked
package io.townlet.telemetry.transport.prometheus;

import org.jspecify.annotations.NullMarked;
