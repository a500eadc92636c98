package io.townlet.telemetry.cli.input;

import java.util.concurrent.atomic.LongAdder;

/** Counts what came in. Safe for use by several threads. */
public final class InputCounts {

    private final LongAdder lines = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder badLines = new LongAdder();

    /** Starts at zero. */
    public InputCounts() {}

    /** Counts a line of any sort. */
    public void countLine() {
        lines.increment();
    }

    /** Counts an event. */
    public void countEvent() {
        events.increment();
    }

    /** Counts a line that is neither blank nor an event. */
    public void countBadLine() {
        badLines.increment();
    }

    /**
     * Tells how many lines there were, blank ones counted.
     *
     * @return 0 or more; always 0 where the input isn't made of lines
     */
    public long lines() {
        return lines.sum();
    }

    /**
     * Tells how many events there were.
     *
     * @return 0 or more
     */
    public long events() {
        return events.sum();
    }

    /**
     * Tells how many lines were neither blank nor events.
     *
     * @return 0 or more
     */
    public long badLines() {
        return badLines.sum();
    }
}
