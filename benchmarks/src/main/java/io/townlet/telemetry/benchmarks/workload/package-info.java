/** What is emitted: small events of eight fields, and snapshots of about 10 KB. */
@NullMarked
package io.townlet.telemetry.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
