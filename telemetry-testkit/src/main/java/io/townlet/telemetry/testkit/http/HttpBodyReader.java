package io.townlet.telemetry.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request, by RFC 9112: chunked, or of a given length. */
final class HttpBodyReader {

    private static final int MAX_BYTES = 128 * 1024 * 1024;
    private static final int MAX_CHUNK_HEAD_BYTES = 8 * 1024;

    private HttpBodyReader() {}

    static byte[] read(HttpHead head, InputStream in) throws IOException {
        String coding = head.header("Transfer-Encoding");
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new IOException("unknown transfer coding: " + coding);
            }
            return readChunks(in);
        }
        String length = head.header("Content-Length");
        return length == null ? new byte[0] : readExactly(in, number(length, 10));
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int[] budget = {MAX_CHUNK_HEAD_BYTES};
        while (true) {
            budget[0] = MAX_CHUNK_HEAD_BYTES;
            int size = number(required(in, budget).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                skipTrailers(in, budget);
                return body.toByteArray();
            }
            if (body.size() + (long) size > MAX_BYTES) {
                throw new IOException("a body of more than " + MAX_BYTES + " bytes");
            }
            body.writeBytes(readExactly(in, size));
            if (!required(in, budget).isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
        }
    }

    private static void skipTrailers(InputStream in, int[] budget) throws IOException {
        while (!required(in, budget).isEmpty()) {
            // on to the next
        }
    }

    private static String required(InputStream in, int[] budget) throws IOException {
        String line = HttpHead.line(in, budget);
        if (line == null) {
            throw new EOFException("the request's body ends too soon");
        }
        return line;
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the request's body ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0 && number <= MAX_BYTES) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("no length: " + text, e);
        }
        throw new IOException("a length out of bounds: " + text);
    }
}
