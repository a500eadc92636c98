/** The packaged command against real servers that nobody here wrote, some of them killed while it sends. */
package io.townlet.telemetry.cli.servers;
