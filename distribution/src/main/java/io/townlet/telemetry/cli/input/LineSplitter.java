package io.townlet.telemetry.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines at {@code \n}. The last line needs no line break. A byte order mark at the very start is left out. No more
 * than one line is ever held, and of one that is longer than allowed only its length. Not safe for use by several threads.
 */
public final class LineSplitter {

    /** How long a line may be, in bytes, unless something else is asked for. */
    public static final int DEFAULT_MAX_LINE_BYTES = 16 * 1024 * 1024;

    private static final int BLOCK_BYTES = 64 * 1024;

    private final InputStream in;
    private final int maxLineBytes;

    private byte[] buffer = new byte[BLOCK_BYTES];

    /** The line that is being gathered begins here. */
    private int start;

    /** There is no line break between {@code start} and here. */
    private int scanned;

    private int end;
    private boolean atEnd;
    private boolean begun;
    private long number;

    /**
     * Reads from a stream, which is not closed.
     *
     * @param in where the bytes come from
     * @param maxLineBytes how long a line may be, 1 or more, its line break not counted
     */
    public LineSplitter(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Reads the next line.
     *
     * @return the line, valid until the next call; null at the end of the stream
     * @throws IOException where the stream throws it
     */
    public @Nullable InputLine next() throws IOException {
        skipByteOrderMark();
        while (true) {
            int lineBreak = findLineBreak();
            if (lineBreak >= 0) {
                return take(lineBreak, lineBreak + 1);
            }
            if (end - start > maxLineBytes) {
                return skipLongLine();
            }
            if (!fill()) {
                return start == end ? null : take(end, end);
            }
        }
    }

    private InputLine take(int lineEnd, int nextStart) {
        int from = start;
        start = nextStart;
        scanned = nextStart;
        number++;
        int length = lineEnd - from;
        return length > maxLineBytes
                ? new InputLine.TooLong(number, length, maxLineBytes)
                : new InputLine.Text(number, buffer, from, length);
    }

    private InputLine skipLongLine() throws IOException {
        long length = 0;
        while (true) {
            int lineBreak = findLineBreak();
            if (lineBreak >= 0) {
                length += lineBreak - start;
                start = lineBreak + 1;
                scanned = start;
                break;
            }
            length += end - start;
            start = end;
            if (!fill()) {
                break;
            }
        }
        return new InputLine.TooLong(++number, length, maxLineBytes);
    }

    private int findLineBreak() {
        for (int i = scanned; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        scanned = end;
        return -1;
    }

    /** Reads a block behind what is there; gives false at the end of the stream. */
    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        makeRoom();
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            atEnd = true;
            return false;
        }
        end += count;
        return true;
    }

    private void makeRoom() {
        int kept = end - start;
        if (kept <= BLOCK_BYTES / 2 && buffer.length > BLOCK_BYTES) {
            // A long line is the exception: its buffer is not kept for the short ones that follow.
            buffer = Arrays.copyOf(Arrays.copyOfRange(buffer, start, end), BLOCK_BYTES);
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, kept);
        } else if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * end, (long) maxLineBytes + BLOCK_BYTES));
        }
        scanned -= start;
        start = 0;
        end = kept;
    }

    private void skipByteOrderMark() throws IOException {
        if (begun) {
            return;
        }
        while (end < 3 && isPrefixOfMark() && fill()) {
            // Reads on, since a pipe may hand out single bytes.
        }
        begun = true;
        if (end >= 3 && isPrefixOfMark()) {
            start = 3;
            scanned = 3;
        }
    }

    private boolean isPrefixOfMark() {
        return (end < 1 || buffer[0] == (byte) 0xEF)
                && (end < 2 || buffer[1] == (byte) 0xBB)
                && (end < 3 || buffer[2] == (byte) 0xBF);
    }
}
