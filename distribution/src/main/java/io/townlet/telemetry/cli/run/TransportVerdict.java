package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;

/** Judges whether a transport can still deliver anything. */
final class TransportVerdict {

    /** The type of the transport that writes to this process's own standard output. */
    private static final String STDOUT = "stdout";

    private TransportVerdict() {}

    /** Tells whether none is left that could deliver anything, so that reading on would only lose more. */
    static boolean allUseless(List<TransportStatus> statuses) {
        return !statuses.isEmpty() && statuses.stream().allMatch(TransportVerdict::isUseless);
    }

    /** Tells whether it is marked failed, or is a standard output that its reader has closed. */
    static boolean isUseless(TransportStatus status) {
        return !status.workerAlive() || isClosedPipe(status);
    }

    /** Tells whether it is a standard output that its reader has closed: nothing else is permanent there. */
    static boolean isClosedPipe(TransportStatus status) {
        return status.type().equals(STDOUT) && status.ledger().dropped(DropReason.PERMANENT) > 0;
    }
}
