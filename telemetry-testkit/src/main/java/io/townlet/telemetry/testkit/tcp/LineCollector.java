package io.townlet.telemetry.testkit.tcp;

import io.townlet.telemetry.testkit.net.Arrivals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Cuts the bytes of one connection into lines. Used by the connection's thread alone. */
final class LineCollector {

    private static final int MAX_LINE_BYTES = 64 * 1024 * 1024;

    private final Arrivals<String> whole;
    private final Arrivals<String> torn;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineCollector(Arrivals<String> whole, Arrivals<String> torn) {
        this.whole = whole;
        this.torn = torn;
    }

    void take(byte[] bytes, int length) throws IOException {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                begun.write(bytes, from, at - from);
                add(whole);
                from = at + 1;
            }
        }
        begun.write(bytes, from, length - from);
        if (begun.size() > MAX_LINE_BYTES) {
            throw new IOException("a line of more than " + MAX_LINE_BYTES + " bytes");
        }
    }

    /** Tells what the connection left of a last line. */
    void end() throws IOException {
        if (begun.size() > 0) {
            add(torn);
        }
    }

    private void add(Arrivals<String> to) throws IOException {
        to.add(begun.toString(StandardCharsets.UTF_8), begun.size());
        begun.reset();
    }
}
