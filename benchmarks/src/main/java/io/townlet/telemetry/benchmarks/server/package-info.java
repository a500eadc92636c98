/** Servers in processes of their own that count what arrives, or never read it. */
@NullMarked
package io.townlet.telemetry.benchmarks.server;

import org.jspecify.annotations.NullMarked;
