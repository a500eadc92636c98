/** The transform ensure_fields, which leaves out events that lack required fields. */
@NullMarked
package io.townlet.telemetry.transforms.ensure;

import org.jspecify.annotations.NullMarked;
