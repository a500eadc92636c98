package io.townlet.telemetry.core.encode;

import java.nio.charset.StandardCharsets;

/** Writes whole numbers as decimal digits. */
final class Digits {

    /** The most digits that a number has. */
    static final int MAX_LENGTH = 19;

    /** 00, 01 and so on to 99. */
    private static final byte[] PAIRS = pairs();

    private Digits() {}

    private static byte[] pairs() {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            pairs.append(i / 10).append(i % 10);
        }
        return pairs.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes a number.
     *
     * @param value 0 or more
     * @param into takes at most {@link #MAX_LENGTH} bytes
     * @param at where to begin
     * @return the place after the last digit
     */
    static int write(long value, byte[] into, int at) {
        if (value < 10) {
            into[at] = (byte) ('0' + value);
            return at + 1;
        }
        int end = at + count(value);
        writeBackwards(value, into, at, end);
        return end;
    }

    /** Writes a number with leading zeros, so that it fills the places between two. */
    static void writePadded(int value, byte[] into, int from, int to) {
        int rest = value;
        int at = to;
        for (; at - from >= 2; at -= 2) {
            int next = rest / 100;
            int pair = (rest - next * 100) << 1;
            into[at - 1] = PAIRS[pair + 1];
            into[at - 2] = PAIRS[pair];
            rest = next;
        }
        if (at > from) {
            into[from] = (byte) ('0' + rest);
        }
    }

    private static void writeBackwards(long value, byte[] into, int from, int to) {
        long rest = value;
        int at = to;
        while (rest >= 10) {
            long next = rest / 100;
            int pair = (int) (rest - next * 100) << 1;
            rest = next;
            into[--at] = PAIRS[pair + 1];
            into[--at] = PAIRS[pair];
            if (at <= from) {
                return;
            }
        }
        if (at > from) {
            into[--at] = (byte) ('0' + rest);
        }
    }

    private static int count(long value) {
        int digits = 1;
        long bound = 10;
        while (digits < MAX_LENGTH && value >= bound) {
            digits++;
            bound *= 10;
        }
        return digits;
    }
}
