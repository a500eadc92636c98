package io.townlet.telemetry.transport.websocket;

import java.nio.ByteBuffer;
import okio.ByteString;

/** What our pings carry, and a pong brings back: a number in eight bytes. OkHttp's own pings carry nothing. */
final class PingNumber {

    static final int BYTES = Long.BYTES;

    private PingNumber() {}

    static ByteString encode(long number) {
        return ByteString.of(ByteBuffer.allocate(BYTES).putLong(number).array());
    }
}
