package io.townlet.telemetry.cli.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes lines of strict UTF-8 into a buffer that it keeps. Not safe for use by several threads. */
final class Utf8Decoder {

    /** A buffer that had to be larger for one long line is not kept. */
    private static final int KEPT_CHARS = 256 * 1024;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Of eight bytes, of which none has it in ASCII. */
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    private CharBuffer kept = CharBuffer.allocate(16 * 1024);

    /** Makes sure that the line is strict UTF-8. */
    void check(InputLine.Text line) throws MalformedLineException {
        if (!isAscii(line)) {
            CharBuffer unused = decode(line);
        }
    }

    private static boolean isAscii(InputLine.Text line) {
        byte[] bytes = line.bytes();
        int at = line.offset();
        int end = line.offset() + line.length();
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            if (((long) WORDS.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Gives the characters from the start of the buffer to its limit, valid until the next call. */
    CharBuffer decode(InputLine.Text line) throws MalformedLineException {
        CharBuffer chars = roomFor(line.length());
        ByteBuffer bytes = ByteBuffer.wrap(line.bytes(), line.offset(), line.length());
        CoderResult result = decoder.reset().decode(bytes, chars, true);
        if (result.isError()) {
            int wrong = bytes.get(bytes.position()) & 0xFF;
            throw new MalformedLineException(
                    "byte 0x" + Integer.toHexString(wrong) + " is not valid UTF-8 here", chars.position() + 1L);
        }
        return chars.flip();
    }

    private CharBuffer roomFor(int byteCount) {
        if (byteCount <= kept.capacity()) {
            return kept.clear();
        }
        CharBuffer larger = CharBuffer.allocate(byteCount);
        if (byteCount <= KEPT_CHARS) {
            kept = larger;
        }
        return larger;
    }
}
