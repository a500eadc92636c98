package io.townlet.telemetry.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first line and the headers of a request, by RFC 9112.
 *
 * @param method for example {@code POST}
 * @param target path and query as sent
 * @param headers values by header name, whose case doesn't matter
 */
public record HttpHead(String method, String target, Map<String, List<String>> headers) {

    private static final int MAX_BYTES = 64 * 1024;

    /** Copies the headers. */
    public HttpHead {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads the head of the next request.
     *
     * @param in where the request begins
     * @return the head, or null where the connection ends instead
     * @throws IOException where it isn't one, is longer than 64 KiB, or is cut short
     */
    public static @Nullable HttpHead read(InputStream in) throws IOException {
        int[] budget = {MAX_BYTES};
        String first = line(in, budget);
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP/1.1 request: " + first);
        }
        TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        while (true) {
            String header = line(in, budget);
            if (header == null) {
                throw new EOFException("the request's headers end too soon");
            }
            if (header.isEmpty()) {
                return new HttpHead(words[0], words[1], headers);
            }
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header: " + header);
            }
            headers.computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
    }

    /** Reads a line that ends in CR LF, or in LF alone; null at the end. */
    static @Nullable String line(InputStream in, int[] budget) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0) {
                if (line.size() > 0) {
                    throw new EOFException("the request ends in the middle of a line");
                }
                return null;
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            if (--budget[0] < 0) {
                throw new IOException("the request's head is longer than " + MAX_BYTES + " bytes");
            }
            line.write(next);
        }
    }

    /**
     * Gives the first value of a header.
     *
     * @param name the header's name, in any case
     * @return the value, or null where there is no such header
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }
}
