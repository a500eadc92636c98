package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A disk that has room for so many more lines and a half, until it is given more. */
final class DiskTarget implements TransportTarget, WritableByteChannel {

    private static final int ALL = Integer.MAX_VALUE;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int roomForLines = ALL;

    @Override
    public Map<String, ?> options() {
        return Map.of();
    }

    @Override
    public String name() {
        return "standard output";
    }

    /** A line that isn't finished has not arrived. */
    @Override
    public synchronized List<String> lines() {
        String text = written.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    @Override
    public synchronized boolean isUntouched() {
        return written.size() == 0;
    }

    @Override
    public synchronized void goAway() {
        roomForLines = 0;
    }

    @Override
    public synchronized void failAfter(int events) {
        roomForLines = events;
    }

    @Override
    public synchronized void behave() {
        roomForLines = ALL;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        int before = source.position();
        while (source.hasRemaining() && roomForLines > 0) {
            byte next = source.get();
            written.write(next);
            if (next == '\n' && roomForLines != ALL) {
                roomForLines--;
            }
        }
        int count = source.position() - before;
        if (count == 0 && source.hasRemaining()) {
            throw new IOException("No space left on device");
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    /** The transport never closes standard output, and the contract closes its target when a test is over. */
    @Override
    public void close() {}
}
