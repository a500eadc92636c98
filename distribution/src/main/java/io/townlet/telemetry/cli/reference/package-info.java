/** What can be configured, as it is shown: in a terminal, as JSON and in the reference pages. */
@NullMarked
package io.townlet.telemetry.cli.reference;

import org.jspecify.annotations.NullMarked;
