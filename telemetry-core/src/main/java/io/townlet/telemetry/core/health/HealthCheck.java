package io.townlet.telemetry.core.health;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Judges how well events are delivered. It has no state: whoever asks keeps the last status, and gives it along with the new one.
 *
 * <p>A transport that has failed for good is down. One is degraded whose last attempt failed, that isn't connected any more, or that has dropped
 * events or restarted its worker between the two statuses. The whole is down where all transports are, degraded where any is not up, and also where there is
 * none: then nothing is streamed.
 */
public final class HealthCheck {

    private static final int MAX_ERROR_CHARS = 200;

    private HealthCheck() {}

    /**
     * Judges by one status alone, so that nothing that only grew is held against a transport.
     *
     * @param now each transport's status
     * @return the judgement
     */
    public static HealthReport of(List<TransportStatus> now) {
        return between(now, now);
    }

    /**
     * Judges by two statuses.
     *
     * @param before an earlier status of the same transports; one that is missing there is judged by its status now
     * @param now each transport's status
     * @return the judgement of the time in between
     */
    public static HealthReport between(List<TransportStatus> before, List<TransportStatus> now) {
        if (now.isEmpty()) {
            return new HealthReport(HealthState.DEGRADED, List.of("there is no transport: nothing is streamed"));
        }
        Map<String, TransportStatus> earlier = new HashMap<>();
        before.forEach(status -> earlier.put(status.id(), status));
        List<String> reasons = new ArrayList<>();
        boolean allDown = true;
        for (TransportStatus status : now) {
            if (status.workerAlive()) {
                allDown = false;
                findTrouble(earlier.getOrDefault(status.id(), status), status, reasons);
            } else {
                reasons.add(named(status) + "has ended" + because(status.workerError()));
            }
        }
        if (allDown) {
            return new HealthReport(HealthState.DOWN, reasons);
        }
        return new HealthReport(reasons.isEmpty() ? HealthState.UP : HealthState.DEGRADED, reasons);
    }

    private static void findTrouble(TransportStatus before, TransportStatus now, List<String> reasons) {
        if (now.consecutiveSendFailures() > 0) {
            reasons.add(named(now) + "has failed " + now.consecutiveSendFailures() + " times in a row"
                    + because(now.lastError()));
        } else if (!now.connected() && now.payloadsFlushedTotal() > 0) {
            // Before its first attempt a transport isn't connected either, and nothing is wrong with that.
            reasons.add(named(now) + "is not connected any more" + because(now.lastError()));
        }
        if (now.ledger().dropped() > before.ledger().dropped()) {
            reasons.add(named(now) + "has dropped "
                    + (now.ledger().dropped() - before.ledger().dropped()) + " events" + drops(before, now));
        }
        if (now.workerRestartCount() > before.workerRestartCount()) {
            reasons.add(named(now) + "had to be restarted" + because(now.workerError()));
        }
    }

    private static String drops(TransportStatus before, TransportStatus now) {
        StringJoiner reasons = new StringJoiner(", ", " (", ")");
        for (DropReason reason : DropReason.values()) {
            long more = now.ledger().dropped(reason) - before.ledger().dropped(reason);
            if (more > 0) {
                reasons.add(reason.wireName() + " " + more);
            }
        }
        return reasons.toString();
    }

    private static String named(TransportStatus status) {
        return "transport '" + status.id() + "' ";
    }

    private static String because(@Nullable String error) {
        if (error == null) {
            return "";
        }
        return ": " + (error.length() <= MAX_ERROR_CHARS ? error : error.substring(0, MAX_ERROR_CHARS) + "...");
    }
}
