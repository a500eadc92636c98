package io.townlet.telemetry.transport.websocket;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSink;
import okio.Sink;

/**
 * Turns binary messages into pings on their way out. OkHttp sends pings at its own times only; this is how one gets to a certain place
 * among the messages, with all of OkHttp's queueing, masking and locking. No event is ever sent as a binary message.
 */
final class PingSink extends ForwardingSink {

    private final FrameScanner scanner = new FrameScanner();

    PingSink(Sink frames) {
        super(frames);
    }

    @Override
    public void write(Buffer source, long byteCount) throws IOException {
        long at = 0;
        while (at < byteCount) {
            if (scanner.inPayload()) {
                long part = Math.min(scanner.left(), byteCount - at);
                scanner.payload(part);
                at += part;
                continue;
            }
            byte next = source.getByte(at);
            if (scanner.atFrameStart() && FrameScanner.opcode(next) == FrameScanner.OPCODE_BINARY) {
                next = FrameScanner.withOpcode(next, FrameScanner.OPCODE_PING);
                replace(source, at, next);
            }
            scanner.header(next);
            at++;
        }
        delegate().write(source, byteCount);
    }

    private static void replace(Buffer buffer, long at, byte value) {
        try (Buffer.UnsafeCursor cursor = buffer.readAndWriteUnsafe(new Buffer.UnsafeCursor())) {
            int start = cursor.seek(at) == -1 ? -1 : cursor.start;
            byte[] data = cursor.data;
            if (start < 0 || data == null) {
                throw new IndexOutOfBoundsException("no byte " + at + " in " + buffer.size());
            }
            data[start] = value;
        }
    }
}
