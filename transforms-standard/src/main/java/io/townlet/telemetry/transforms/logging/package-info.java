/** Keeps what transforms log short and rare, however often something goes wrong. */
@NullMarked
package io.townlet.telemetry.transforms.logging;

import org.jspecify.annotations.NullMarked;
