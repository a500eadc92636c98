/** Where every event went: ledgers, drop reasons and the state of each transport. */
@NullMarked
package io.townlet.telemetry.api.status;

import org.jspecify.annotations.NullMarked;
