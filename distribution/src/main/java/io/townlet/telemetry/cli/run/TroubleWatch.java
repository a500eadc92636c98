package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.cli.console.Console;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says when a transport gets into trouble, now and then that it still is, and when it is out of it again. Not safe for several threads. */
final class TroubleWatch {

    /** How many looks in a row must find trouble: what passes by itself at once is not worth a word. */
    private static final int LOOKS_BEFORE = 2;

    /** How many looks must lie between two announcements of one transport's trouble. */
    private static final int LOOKS_BETWEEN = 100;

    private final Console console;
    private final Map<String, Watched> watched = new HashMap<>();

    TroubleWatch(Console console) {
        this.console = console;
    }

    void look(List<TransportStatus> statuses) {
        for (TransportStatus status : statuses) {
            watched.computeIfAbsent(status.id(), id -> new Watched()).look(status);
        }
    }

    private final class Watched {

        private int troubledLooks;
        private int quietLooks;
        private boolean announced;

        void look(TransportStatus status) {
            troubledLooks = status.consecutiveSendFailures() > 0 ? troubledLooks + 1 : 0;
            quietLooks = Math.max(0, quietLooks - 1);
            if (announced && troubledLooks == 0) {
                announced = false;
                console.say("transport " + status.id() + " is delivering again");
            } else if (quietLooks == 0 && isWorthAWord(status)) {
                String trouble = announced
                        ? " still has trouble, after " + status.consecutiveSendFailures() + " attempts in a row: "
                        : " has trouble: ";
                announced = true;
                quietLooks = LOOKS_BETWEEN;
                console.say("transport " + status.id() + trouble + status.lastError());
            }
        }

        private boolean isWorthAWord(TransportStatus status) {
            // What a closed pipe has to say is said at the end, once.
            return troubledLooks >= LOOKS_BEFORE && !TransportVerdict.isClosedPipe(status);
        }
    }
}
