package io.townlet.telemetry.transport.stdout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An output that has no room after some bytes, until it is given more. */
final class FillingDisk implements WritableByteChannel {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int room;
    private @Nullable RuntimeException next;

    FillingDisk(int room) {
        this.room = room;
    }

    synchronized void addRoom(int bytes) {
        room += bytes;
    }

    synchronized void failNext(RuntimeException failure) {
        next = failure;
    }

    synchronized String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        if (next != null) {
            RuntimeException failure = next;
            next = null;
            throw failure;
        }
        if (room == 0) {
            throw new IOException("No space left on device");
        }
        byte[] part = new byte[Math.min(room, source.remaining())];
        source.get(part);
        written.writeBytes(part);
        room -= part.length;
        return part.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        throw new IllegalStateException("the standard output must never be closed");
    }
}
