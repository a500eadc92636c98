/** Options that several transforms take. */
@NullMarked
package io.townlet.telemetry.transforms.option;

import org.jspecify.annotations.NullMarked;
