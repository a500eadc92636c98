package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.core.plugin.LeftThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Says at the end what came in, where it went, and what was lost and why. */
public final class ClosingSummary {

    private ClosingSummary() {}

    /** Gives the lines to say; of a closed pipe the loss alone is told, since its reader has seen enough. */
    static List<String> lines(InputCounts counts, List<TransportStatus> transports, List<LeftThread> leftThreads) {
        List<String> lines = new ArrayList<>();
        if (transports.stream().noneMatch(TransportVerdict::isClosedPipe)) {
            lines.add(input(counts));
            for (TransportStatus status : transports) {
                lines.add(transport(status));
            }
        }
        for (LeftThread left : leftThreads) {
            lines.add("the plug-in " + left.plugin() + " has left the thread '" + left.thread()
                    + "' running; its close() must end all that it starts");
        }
        String loss = loss(transports);
        if (loss != null) {
            lines.add(loss);
        }
        return lines;
    }

    private static String input(InputCounts counts) {
        return counts.lines() == 0
                ? counts.events() + " events"
                : counts.lines() + " lines, " + counts.events() + " events, " + counts.badLines() + " bad lines";
    }

    private static String transport(TransportStatus status) {
        Ledger ledger = status.ledger();
        return status.id() + ": accepted " + ledger.accepted() + ", delivered " + ledger.delivered() + ", filtered "
                + ledger.filtered() + ", dropped " + ledger.dropped() + reasons(ledger) + ", in doubt "
                + ledger.inDoubt();
    }

    private static String reasons(Ledger ledger) {
        StringJoiner reasons = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (Map.Entry<DropReason, Long> entry : ledger.droppedByReason().entrySet()) {
            if (entry.getValue() > 0) {
                reasons.add(entry.getKey().wireName() + " " + entry.getValue());
            }
        }
        return reasons.toString();
    }

    /**
     * Says what was lost, and why.
     *
     * @param transports the last status of each transport
     * @return one line, or null where nothing was lost
     */
    public static @Nullable String loss(List<TransportStatus> transports) {
        StringJoiner losses = new StringJoiner("; ", "lost ", "").setEmptyValue("");
        for (TransportStatus status : transports) {
            Ledger ledger = status.ledger();
            if (!ledger.complete()) {
                losses.add(loss(status, ledger));
            }
        }
        return losses.length() == 0 ? null : losses.toString();
    }

    private static String loss(TransportStatus status, Ledger ledger) {
        StringBuilder line = new StringBuilder();
        line.append(ledger.dropped())
                .append(" of ")
                .append(ledger.accepted())
                .append(" events at ")
                .append(status.id());
        line.append(reasons(ledger));
        if (ledger.inDoubt() > 0) {
            line.append(", ").append(ledger.inDoubt()).append(" more may or may not have arrived");
        }
        if (ledger.queued() > 0) {
            line.append(", ").append(ledger.queued()).append(" more are unaccounted for");
        }
        if (status.lastError() != null) {
            line.append("; last error: ").append(status.lastError());
        }
        return line.toString();
    }
}
