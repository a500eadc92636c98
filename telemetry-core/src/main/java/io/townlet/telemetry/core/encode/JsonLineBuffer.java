package io.townlet.telemetry.core.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes lines of UTF-8 JSON (RFC 8259) one after the other into arrays that several of them share, so that a line costs no array of its own. Events leave
 * a queue in the order in which they came: hardly more stays in memory than what is still queued. Text that isn't valid UTF-16 gets U+FFFD in place of
 * each lone surrogate. Not safe for use by several threads.
 */
final class JsonLineBuffer {

    /** Small, so that it is still in the processor's nearest caches when it is written to after it was made, which clears it. */
    private static final int SHARED_BYTES = 16 * 1024;

    /** Long lines share larger arrays, up to this. */
    private static final int MOST_SHARED_BYTES = 64 * 1024;

    private static final int LINES_PER_ARRAY = 4;

    /** With less than this left, an array isn't worth beginning a line in. */
    private static final int LEAST_ROOM = 512;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** For ASCII: 0 stands for itself, 'u' needs a hexadecimal escape, else the letter after the backslash. */
    private static final byte[] ESCAPES = escapes();

    private final EncodedKeys keys = new EncodedKeys();
    private byte[] bytes = {};
    private int start;
    private int used;
    private int lastLength;

    private static byte[] escapes() {
        byte[] table = new byte[128];
        Arrays.fill(table, 0, 0x20, (byte) 'u');
        table['"'] = '"';
        table['\\'] = '\\';
        table['\n'] = 'n';
        table['\r'] = 'r';
        table['\t'] = 't';
        table['\b'] = 'b';
        table['\f'] = 'f';
        return table;
    }

    /** Begins a line. */
    void begin() {
        if (bytes.length - used < LEAST_ROOM) {
            bytes = new byte[Math.max(SHARED_BYTES, Math.min(lastLength * LINES_PER_ARRAY, MOST_SHARED_BYTES))];
            used = 0;
        }
        start = used;
    }

    /** Ends the line, and hands it out; it is never written to again. */
    Line end() {
        lastLength = Math.min(used - start, MOST_SHARED_BYTES);
        Line line = new Line(bytes, start, used - start);
        if (bytes.length > MOST_SHARED_BYTES) {
            // A huge line is alone in its array, which may have grown to twice of what is needed.
            line = new Line(Arrays.copyOfRange(bytes, start, used), 0, used - start);
            bytes = new byte[0];
            used = 0;
        }
        return line;
    }

    /**
     * A complete line.
     *
     * @param bytes the array that holds it, and perhaps others
     * @param offset where it begins
     * @param length how many bytes it has
     */
    @SuppressWarnings("ArrayRecordComponent") // taken apart at once, and never compared
    record Line(byte[] bytes, int offset, int length) {}

    void ascii(char single) {
        ensure(1);
        bytes[used++] = (byte) single;
    }

    /** Writes text that is known to be ASCII and to need no escape. */
    @SuppressWarnings("deprecation") // the one call that copies Latin-1 text without a detour
    void ascii(String text) {
        int length = text.length();
        ensure(length);
        text.getBytes(0, length, bytes, used);
        used += length;
    }

    /** Writes a key with its colon. */
    void key(String key) {
        PreparedText known = keys.find(key);
        if (known != null) {
            prepared(known);
            return;
        }
        int from = used - start;
        quoted(key);
        ascii(':');
        keys.add(key, bytes, start + from, used);
    }

    /** Tells how a key with its colon looks behind other text, without writing it. */
    PreparedText prepare(String before, String key) {
        int from = used - start;
        ascii(before);
        quoted(key);
        ascii(':');
        PreparedText text = PreparedText.of(bytes, start + from, used);
        used = start + from;
        return text;
    }

    /** Writes text that was prepared, and perhaps a few bytes behind it, where nothing stands yet. */
    void prepared(PreparedText text) {
        byte[] padded = text.padded();
        ensure(padded.length);
        for (int i = 0; i < padded.length; i += Long.BYTES) {
            WORDS.set(bytes, used + i, (long) WORDS.get(padded, i));
        }
        used += text.length();
    }

    /** Writes a finite number, with an exponent and a fraction where {@link Double#toString} has them. */
    void number(double value) {
        ensure(ShortDecimal.MAX_LENGTH);
        int end = ShortDecimal.write(value, bytes, used);
        if (end < 0) {
            ascii(Double.toString(value));
        } else {
            used = end;
        }
    }

    void number(long value) {
        if (value == Long.MIN_VALUE) {
            ascii("-9223372036854775808");
            return;
        }
        ensure(Digits.MAX_LENGTH + 1);
        if (value < 0) {
            bytes[used++] = '-';
        }
        used = Digits.write(Math.abs(value), bytes, used);
    }

    void quoted(String text) {
        int length = text.length();
        // Three bytes a char is the most that UTF-8 takes, six that an escape does; escapes ask for room again.
        ensure(length * 3 + 2);
        bytes[used++] = '"';
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || ESCAPES[c] != 0) {
                break;
            }
            bytes[used++] = (byte) c;
        }
        if (i < length) {
            quotedRest(text, i);
        }
        ensure(1);
        bytes[used++] = '"';
    }

    private void quotedRest(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            ensure(6 + (length - i) * 3);
            if (c < 0x80) {
                escaped(c);
            } else if (c < 0x800) {
                bytes[used++] = (byte) (0xC0 | (c >> 6));
                bytes[used++] = continuation(c);
            } else if (!Character.isSurrogate(c)) {
                threeBytes(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                fourBytes(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                threeBytes('\uFFFD');
            }
        }
    }

    private void escaped(char c) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
            bytes[used++] = (byte) c;
            return;
        }
        bytes[used++] = '\\';
        bytes[used++] = escape;
        if (escape == 'u') {
            bytes[used++] = '0';
            bytes[used++] = '0';
            bytes[used++] = HEX[c >> 4];
            bytes[used++] = HEX[c & 0xF];
        }
    }

    private void threeBytes(char c) {
        bytes[used++] = (byte) (0xE0 | (c >> 12));
        bytes[used++] = continuation(c >> 6);
        bytes[used++] = continuation(c);
    }

    private void fourBytes(int point) {
        bytes[used++] = (byte) (0xF0 | (point >> 18));
        bytes[used++] = continuation(point >> 12);
        bytes[used++] = continuation(point >> 6);
        bytes[used++] = continuation(point);
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private void ensure(int more) {
        if (bytes.length - used < more) {
            grow(more);
        }
    }

    /** Goes on in a larger array, or in a new one that can be shared. */
    private void grow(int more) {
        int length = used - start;
        long wanted = 2L * ((long) length + more);
        byte[] next = new byte[(int) Math.min(Math.max(wanted, SHARED_BYTES), Integer.MAX_VALUE - 8)];
        System.arraycopy(bytes, start, next, 0, length);
        bytes = next;
        start = 0;
        used = length;
    }
}
