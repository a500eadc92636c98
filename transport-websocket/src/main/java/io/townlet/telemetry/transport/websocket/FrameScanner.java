package io.townlet.telemetry.transport.websocket;

/**
 * Follows the frames in one direction of a WebSocket (RFC 6455, section 5.2), byte by byte through a header and in one step through a
 * payload. Not safe for use by several threads.
 */
final class FrameScanner {

    static final int OPCODE_CONTINUATION = 0x0;
    static final int OPCODE_TEXT = 0x1;
    static final int OPCODE_BINARY = 0x2;
    static final int OPCODE_CLOSE = 0x8;
    static final int OPCODE_PING = 0x9;
    static final int OPCODE_PONG = 0xA;

    private static final int OPCODE_BITS = 0x0F;
    private static final int MASKED_BIT = 0x80;
    private static final int LENGTH_BITS = 0x7F;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int MASK_BYTES = 4;

    private int opcode;
    private int headerRead;
    private int lengthBytes;
    private int maskBytes;
    private long length;
    private long left;

    /** Tells whether the next byte is the first of a frame. */
    boolean atFrameStart() {
        return headerRead == 0;
    }

    /** Tells whether the next byte belongs to a payload; else it belongs to a header. */
    boolean inPayload() {
        return left > 0;
    }

    /** Gives the operation code of the frame that was begun last. */
    int opcode() {
        return opcode;
    }

    /** Gives the length of the payload of the frame that was begun last, once its header was read. */
    long length() {
        return length;
    }

    /** Gives the number of bytes of the payload that are still to come. */
    long left() {
        return left;
    }

    /** Reads a byte of a header. */
    void header(byte next) {
        if (headerRead == 0) {
            opcode = opcode(next);
        } else if (headerRead == 1) {
            int code = next & LENGTH_BITS;
            lengthBytes = code == LENGTH_IN_2_BYTES ? 2 : code == LENGTH_IN_8_BYTES ? 8 : 0;
            maskBytes = (next & MASKED_BIT) == 0 ? 0 : MASK_BYTES;
            length = lengthBytes == 0 ? code : 0;
        } else if (headerRead < 2 + lengthBytes) {
            // The uppermost bit must be 0; where a peer sets it, the length is as good as endless.
            length = ((length << 8) | (next & 0xFF)) & Long.MAX_VALUE;
        }
        headerRead++;
        if (headerRead >= 2 && headerRead == 2 + lengthBytes + maskBytes) {
            left = length;
            endWhereComplete();
        }
    }

    /** Passes over bytes of a payload, no more than are left. */
    void payload(long bytes) {
        left -= bytes;
        endWhereComplete();
    }

    private void endWhereComplete() {
        if (left == 0) {
            headerRead = 0;
        }
    }

    /** Reads the operation code of a frame from its first byte. */
    static int opcode(byte first) {
        return first & OPCODE_BITS;
    }

    /** Changes the operation code in the first byte of a frame. */
    static byte withOpcode(byte first, int opcode) {
        return (byte) ((first & ~OPCODE_BITS) | opcode);
    }
}
