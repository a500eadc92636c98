package io.townlet.telemetry.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Counts the log records of an OTLP request, in protobuf. It goes through {@code ExportLogsServiceRequest.resource_logs},
 * {@code ResourceLogs.scope_logs} and {@code ScopeLogs.log_records}, whose numbers are those of opentelemetry-proto, and skips all else.
 */
final class OtlpLogs {

    private static final int RESOURCE_LOGS = 1;
    private static final int SCOPE_LOGS = 2;
    private static final int LOG_RECORDS = 2;
    private static final int[] PATH = {RESOURCE_LOGS, SCOPE_LOGS, LOG_RECORDS};

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private OtlpLogs() {}

    /**
     * Counts.
     *
     * @throws IllegalArgumentException where it is no protobuf
     */
    static long count(byte[] request) {
        return count(ByteBuffer.wrap(request).order(ByteOrder.LITTLE_ENDIAN), 0);
    }

    private static long count(ByteBuffer message, int depth) {
        long found = 0;
        while (message.hasRemaining()) {
            long key = varint(message);
            int type = (int) (key & 7);
            switch (type) {
                case VARINT -> varint(message);
                case FIXED_64 -> message.getLong();
                case FIXED_32 -> message.getInt();
                case LENGTH_DELIMITED -> {
                    int length = Math.toIntExact(varint(message));
                    if (key >>> 3 == PATH[depth]) {
                        found += depth == PATH.length - 1
                                ? 1
                                : count(message.slice(message.position(), length), depth + 1);
                    }
                    message.position(message.position() + length);
                }
                default -> throw new IllegalArgumentException("protobuf has no wire type " + type);
            }
        }
        return found;
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }
}
