/** Tests of the distribution as it is packaged, and of all that the documents tell a reader to run. */
@NullMarked
package io.townlet.telemetry.cli.packaged;

import org.jspecify.annotations.NullMarked;
