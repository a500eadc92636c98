package io.townlet.telemetry.testkit.websocket;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A frame by section 5.2 of RFC 6455, without extensions. Immutable, as long as nobody changes the array. */
final class Frame {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    private final boolean fin;
    private final int opcode;
    private final byte[] payload;

    private Frame(boolean fin, int opcode, byte[] payload) {
        this.fin = fin;
        this.opcode = opcode;
        this.payload = payload;
    }

    /** Tells whether it ends its message. */
    boolean fin() {
        return fin;
    }

    int opcode() {
        return opcode;
    }

    /** Gives its data, unmasked. */
    byte[] payload() {
        return payload;
    }

    /** Reads a client's frame; null where the connection ends before it. */
    static @Nullable Frame read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        if ((first & 0x70) != 0) {
            throw new IOException("a frame uses an extension that was not agreed on");
        }
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new IOException("a client's frame isn't masked");
        }
        long length = second & 0x7f;
        if (length == LENGTH_IN_2_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == LENGTH_IN_8_BYTES) {
            length = in.readLong();
        }
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("a frame of more than " + MAX_BYTES + " bytes");
        }
        byte[] mask = new byte[4];
        in.readFully(mask);
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame((first & 0x80) != 0, first & 0x0f, payload);
    }

    static Frame whole(int opcode, byte[] payload) {
        return new Frame(true, opcode, payload);
    }

    static Frame close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return whole(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /** Gives the code of a close frame; 1005 stands for none, as the RFC has it. */
    int closeCode() {
        return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
    }

    /** Gives the bytes as a server sends them: unmasked. */
    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(payload.length + 10);
        bytes.put((byte) ((fin ? 0x80 : 0) | opcode));
        if (payload.length < LENGTH_IN_2_BYTES) {
            bytes.put((byte) payload.length);
        } else if (payload.length <= 0xffff) {
            bytes.put((byte) LENGTH_IN_2_BYTES).putShort((short) payload.length);
        } else {
            bytes.put((byte) LENGTH_IN_8_BYTES).putLong(payload.length);
        }
        bytes.put(payload).flip();
        byte[] encoded = new byte[bytes.remaining()];
        bytes.get(encoded);
        return encoded;
    }
}
