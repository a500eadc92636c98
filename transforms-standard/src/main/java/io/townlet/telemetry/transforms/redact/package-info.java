/** The transform redact_fields, which removes, masks or hashes fields. */
@NullMarked
package io.townlet.telemetry.transforms.redact;

import org.jspecify.annotations.NullMarked;
