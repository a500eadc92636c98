/** The contract that every transport must pass, driven by what its target can be told to do. */
@NullMarked
package io.townlet.telemetry.testkit.transport;

import org.jspecify.annotations.NullMarked;
