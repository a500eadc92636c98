/** Rewrites the fields of objects and the elements of arrays in one pass, sharing all that stays the same. */
@NullMarked
package io.townlet.telemetry.transforms.edit;

import org.jspecify.annotations.NullMarked;
