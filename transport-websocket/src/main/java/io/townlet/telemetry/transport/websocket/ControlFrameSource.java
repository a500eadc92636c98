package io.townlet.telemetry.transport.websocket;

import java.io.IOException;
import java.util.function.LongConsumer;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * Lets control frames through, and drops messages while they come in: nobody reads them, and OkHttp would gather each one whole in
 * memory, however large it is or unpacks to. On the way it reads the pongs.
 *
 * <p>A pong behind a close frame tells nothing: a server that closes still answers pings (RFC 6455, section 5.5.2), while it throws away
 * the messages before them.
 */
final class ControlFrameSource extends ForwardingSource {

    private final FrameScanner scanner = new FrameScanner();
    private final Buffer arrived = new Buffer();
    private final LongConsumer pongs;
    private boolean dropping;
    private boolean closing;
    private long number;

    /**
     * Begins with the first frame.
     *
     * @param frames what the server sends
     * @param pongs takes the number that a pong brings back, until the server closes
     */
    ControlFrameSource(Source frames, LongConsumer pongs) {
        super(frames);
        this.pongs = pongs;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        if (byteCount == 0) {
            return 0;
        }
        long before = sink.size();
        while (sink.size() == before) {
            if (delegate().read(arrived, byteCount) == -1) {
                return -1;
            }
            while (!arrived.exhausted()) {
                if (scanner.inPayload()) {
                    payload(sink);
                } else {
                    header(sink);
                }
            }
        }
        return sink.size() - before;
    }

    private void header(Buffer sink) throws IOException {
        byte next = arrived.readByte();
        if (scanner.atFrameStart()) {
            int opcode = FrameScanner.opcode(next);
            dropping = isMessage(opcode);
            closing |= opcode == FrameScanner.OPCODE_CLOSE;
            number = 0;
        }
        scanner.header(next);
        if (!dropping) {
            sink.writeByte(next);
        }
    }

    private void payload(Buffer sink) throws IOException {
        long part = Math.min(scanner.left(), arrived.size());
        boolean numbered =
                !closing && scanner.opcode() == FrameScanner.OPCODE_PONG && scanner.length() == PingNumber.BYTES;
        if (numbered) {
            for (long i = 0; i < part; i++) {
                number = (number << 8) | (arrived.getByte(i) & 0xFF);
            }
        }
        scanner.payload(part);
        if (dropping) {
            arrived.skip(part);
        } else {
            sink.write(arrived, part);
        }
        if (numbered && !scanner.inPayload()) {
            pongs.accept(number);
        }
    }

    private static boolean isMessage(int opcode) {
        return opcode == FrameScanner.OPCODE_CONTINUATION
                || opcode == FrameScanner.OPCODE_TEXT
                || opcode == FrameScanner.OPCODE_BINARY;
    }
}
