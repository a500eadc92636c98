/** The transform schema_validator, which checks payloads against JSON Schema draft 2020-12. */
@NullMarked
package io.townlet.telemetry.transforms.schema;

import org.jspecify.annotations.NullMarked;
