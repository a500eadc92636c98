/** Rules over the classes of all modules together. */
package io.townlet.telemetry.cli.architecture;
