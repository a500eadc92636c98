package io.townlet.telemetry.core.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The flushes that were asked for. Guarded by its queue's lock. */
final class FlushMarks {

    /** In the order of their asking, so that the last one covers all others. Nearly always empty. */
    private final List<FlushMark> marks = new ArrayList<>();

    /** Tells whether everything is to go out as it comes: until a requested flush is done, whether or not anybody still waits for it. */
    boolean isFlushing() {
        return !marks.isEmpty() && !marks.get(marks.size() - 1).isReached();
    }

    void add(FlushMark mark) {
        marks.removeIf(older -> !older.isAwaited());
        marks.add(mark);
    }

    /** Nobody waits for the mark any longer. The last one stays, because what it covers is still to be sent at once. */
    void abandon(FlushMark mark) {
        mark.abandon();
        int last = marks.size() - 1;
        if (last >= 0 && (mark.isReached() || marks.get(last) != mark)) {
            marks.remove(mark);
        }
    }

    /** Tells all of them what happened. */
    void forEach(Consumer<FlushMark> event) {
        for (int i = 0; i < marks.size(); i++) {
            event.accept(marks.get(i));
        }
    }
}
