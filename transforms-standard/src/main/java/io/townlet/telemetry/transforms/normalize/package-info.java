/** The transform snapshot_normalizer, which gives snapshots and diffs a stable schema. */
@NullMarked
package io.townlet.telemetry.transforms.normalize;

import org.jspecify.annotations.NullMarked;
