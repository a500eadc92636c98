package io.townlet.telemetry.core.encode;

/** A piece of JSON that is written often. It is copied eight bytes at a time, which for a few bytes is quicker than any call that copies. */
final class PreparedText {

    private final byte[] padded;
    private final int length;

    private PreparedText(byte[] padded, int length) {
        this.padded = padded;
        this.length = length;
    }

    /** Copies the bytes from one place to another. */
    static PreparedText of(byte[] source, int from, int to) {
        int length = to - from;
        int paddedLength = (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        byte[] padded = new byte[paddedLength];
        System.arraycopy(source, from, padded, 0, length);
        return new PreparedText(padded, length);
    }

    /** Gives the text and what fills it up to a multiple of eight bytes. */
    byte[] padded() {
        return padded;
    }

    /** Gives the length of the text alone. */
    int length() {
        return length;
    }
}
