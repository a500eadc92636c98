/** The contract that every transform must pass. */
@NullMarked
package io.townlet.telemetry.testkit.transform;

import org.jspecify.annotations.NullMarked;
