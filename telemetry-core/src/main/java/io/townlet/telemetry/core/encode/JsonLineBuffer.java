package io.townlet.telemetry.core.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects one line of UTF-8 JSON (RFC 8259) in an array that is kept for the next line. Text that isn't valid UTF-16 gets U+FFFD in
 * place of each lone surrogate. Not safe for use by several threads.
 */
final class JsonLineBuffer {

    /** What a huge event made the buffer grow to is let go of again. */
    private static final int KEPT_BYTES = 1 << 20;

    private static final int INITIAL_BYTES = 4096;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** For ASCII: 0 stands for itself, 'u' needs a hexadecimal escape, else the letter after the backslash. */
    private static final byte[] ESCAPES = escapes();

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int used;

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

    void reset() {
        used = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, used);
    }

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

    void number(long value) {
        if (value == Long.MIN_VALUE) {
            ascii("-9223372036854775808");
            return;
        }
        ensure(20);
        long rest = value;
        if (rest < 0) {
            bytes[used++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
            digits++;
        }
        for (int at = used + digits - 1; at >= used; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += digits;
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
            long wanted = Math.max(2L * bytes.length, (long) used + more);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }
}
