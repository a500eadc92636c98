package io.townlet.telemetry.cli.input;

import java.io.InputStream;

/** Gives a parser the bytes of one line, and an end behind them that is none: the next line follows when it is begun. */
final class LineStream extends InputStream {

    private byte[] bytes = {};
    private int at;
    private int end;

    /** Begins a line, which is read in place. */
    void begin(InputLine.Text line) {
        bytes = line.bytes();
        at = line.offset();
        end = line.offset() + line.length();
    }

    /** Tells how many bytes of the line were not asked for yet. */
    int remaining() {
        return end - at;
    }

    @Override
    public int read() {
        return at == end ? -1 : bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == end && length > 0) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }
}
