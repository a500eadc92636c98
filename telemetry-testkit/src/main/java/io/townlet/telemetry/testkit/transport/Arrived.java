package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.testkit.call.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/** Says whether a target has what it should have. Used by the test's thread. */
final class Arrived {

    private static final int SHOWN_CHARACTERS = 200;

    private final TransportTarget target;
    private final Duration patience;

    Arrived(TransportTarget target, Duration patience) {
        this.target = target;
        this.patience = patience;
    }

    /** Waits for exactly these, in order. */
    void exactly(List<EncodedEvent> events) {
        boolean unused = Await.until(patience, () -> target.lines().size() >= events.size());
        now(events);
    }

    /** Looks for exactly these, in order, without waiting. */
    void now(List<EncodedEvent> events) {
        List<String> expected = SampleEvents.lines(events);
        List<String> lines = target.lines();
        for (int i = 0; i < Math.min(lines.size(), expected.size()); i++) {
            if (!lines.get(i).equals(expected.get(i))) {
                throw new AssertionError(
                        "line " + i + " is " + shown(lines.get(i)) + ", and should be " + shown(expected.get(i)));
            }
        }
        if (lines.size() != expected.size()) {
            throw new AssertionError(lines.size() + " lines have arrived, and should be " + expected.size());
        }
    }

    /** Waits until each of these is there, in any order, with whatever else. */
    void all(List<EncodedEvent> events) {
        List<String> expected = SampleEvents.lines(events);
        if (!Await.until(patience, () -> new HashSet<>(target.lines()).containsAll(expected))) {
            List<String> missing = new ArrayList<>(expected);
            missing.removeAll(new HashSet<>(target.lines()));
            throw new AssertionError(missing.size() + " of " + expected.size() + " events never arrived, the first is "
                    + shown(missing.get(0)));
        }
    }

    /** Waits until each of these is there, in order, with whatever else between them. */
    void allInOrder(List<EncodedEvent> events) {
        all(events);
        List<String> expected = SampleEvents.lines(events);
        if (!Await.until(patience, () -> isSubsequence(expected, target.lines()))) {
            throw new AssertionError("the " + expected.size() + " events arrived in another order than they were sent");
        }
    }

    private static boolean isSubsequence(List<String> part, List<String> whole) {
        Iterator<String> rest = whole.iterator();
        for (String wanted : part) {
            boolean found = false;
            while (!found && rest.hasNext()) {
                found = rest.next().equals(wanted);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String line) {
        return "'" + (line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "...") + "' ("
                + line.length() + " characters)";
    }
}
