package io.townlet.telemetry.cli.input;

import java.io.Reader;

/** Gives a parser the characters of one line, and an end behind them that is none: the next line follows when it is begun. */
final class LineSource extends Reader {

    private static final char[] NOTHING = {};

    private char[] chars = NOTHING;
    private int at;
    private int end;
    private boolean breakIsDue;

    /** Begins a line: the characters up to the limit, which are read in place. */
    void begin(char[] line, int limit) {
        chars = line;
        at = 0;
        end = limit;
        // The parser counts columns from the last line break.
        breakIsDue = true;
    }

    /** Tells how many characters of the line were not asked for yet. */
    int remaining() {
        return end - at;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (breakIsDue) {
            breakIsDue = false;
            into[offset] = '\n';
            return 1 + take(into, offset + 1, length - 1);
        }
        return at == end ? -1 : take(into, offset, length);
    }

    private int take(char[] into, int offset, int length) {
        int count = Math.min(length, end - at);
        System.arraycopy(chars, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        // There is nothing to let go of, and the next parser reads on from here.
    }
}
