package io.townlet.telemetry.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request of HTTP/1.1, as RFC 9112 frames it: with a length, in chunks, or without a body. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
record PostRequest(boolean otlp, byte[] body) {

    private static final int MOST_LINE_BYTES = 16 << 10;
    private static final int MOST_BODY_BYTES = 64 << 20;
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    /**
     * Reads a request.
     *
     * @return the request, or null where the client is gone after the last one
     */
    static @Nullable PostRequest read(InputStream in) throws IOException {
        if (line(in) == null) {
            return null;
        }
        boolean otlp = false;
        boolean chunked = false;
        int length = 0;
        for (String header = needed(in); !header.isEmpty(); header = needed(in)) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            switch (header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
                case "content-type" -> otlp = value.startsWith("application/x-protobuf");
                case "content-length" -> length = length(value, DECIMAL);
                case "transfer-encoding" -> chunked = value.equals("chunked");
                default -> {
                    // Not needed.
                }
            }
        }
        return new PostRequest(otlp, chunked ? chunks(in) : exactly(in, length));
    }

    /** Counts log records of OTLP, or else lines. */
    long events() {
        return otlp ? OtlpLogs.count(body) : LineServer.lines(body, body.length);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(exactly(in, size));
            if (!needed(in).isEmpty() || body.size() > MOST_BODY_BYTES) {
                throw new IOException("a chunk is longer than it says, or all of them too long");
            }
        }
        for (String trailer = needed(in); !trailer.isEmpty(); ) {
            trailer = needed(in);
        }
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        String line = needed(in);
        int extension = line.indexOf(';');
        return length(extension < 0 ? line : line.substring(0, extension), HEXADECIMAL);
    }

    private static int length(String digits, int radix) throws IOException {
        int length = Integer.parseInt(digits.strip(), radix);
        if (length < 0 || length > MOST_BODY_BYTES) {
            throw new IOException("a body of " + length + " bytes isn't taken");
        }
        return length;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("the client went away amid a body");
        }
        return bytes;
    }

    private static String needed(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("the client went away amid a request");
        }
        return line;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.length() > 0) {
                    throw new EOFException("the client went away amid a line");
                }
                return null;
            }
            if (line.length() == MOST_LINE_BYTES) {
                throw new IOException("a line is longer than " + MOST_LINE_BYTES + " bytes");
            }
            line.append((char) next);
        }
        int end = line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}
