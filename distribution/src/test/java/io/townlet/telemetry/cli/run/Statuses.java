package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.Map;

/** Makes statuses for tests. */
final class Statuses {

    private Statuses() {}

    static TransportStatus fine(String id, String type) {
        return status(id, type, true, 0, null, new Ledger(id, 10, 9, 1, Map.of(), 0, 0));
    }

    static TransportStatus troubled(String id, String type, String error) {
        return status(id, type, true, 3, error, new Ledger(id, 10, 4, 0, Map.of(), 0, 6));
    }

    static TransportStatus dead(String id, String type) {
        return status(id, type, false, 3, "it died", dropped(id, DropReason.TRANSPORT_FAILED, 7));
    }

    static TransportStatus closedPipe(String id) {
        return status(id, "stdout", true, 1, "closed by its reader", dropped(id, DropReason.PERMANENT, 7));
    }

    static Ledger dropped(String id, DropReason reason, long count) {
        return new Ledger(id, 10, 10 - count, 0, Map.of(reason, count), 0, 0);
    }

    static TransportStatus status(
            String id, String type, boolean workerAlive, long failures, String error, Ledger ledger) {
        return new TransportStatus(
                id,
                type,
                type + "/1",
                ledger.queued(),
                ledger.queued(),
                0,
                0,
                0,
                ledger.delivered(),
                0,
                failures,
                failures,
                0,
                workerAlive,
                null,
                failures == 0,
                error,
                null,
                null,
                ledger);
    }
}
