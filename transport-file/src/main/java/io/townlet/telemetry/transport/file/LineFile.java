package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.transport.EncodedEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One open file, that lines are appended to. Not safe for use by several threads. */
final class LineFile {

    private final Path path;
    private final FileChannel channel;
    private final FileIdentity identity;
    private final boolean regular;
    private long length;
    private boolean unsynced;

    /**
     * Takes over an open channel.
     *
     * @param path the file, links followed
     * @param channel open for appending
     * @param attributes what the file was like when it was opened
     * @param length its length in bytes: whole lines
     */
    LineFile(Path path, FileChannel channel, BasicFileAttributes attributes, long length) {
        this.path = path;
        this.channel = channel;
        this.identity = FileIdentity.of(attributes);
        this.regular = attributes.isRegularFile();
        this.length = length;
    }

    Path path() {
        return path;
    }

    FileIdentity identity() {
        return identity;
    }

    /** Tells whether it is a file on a disk, rather than a device. */
    boolean regular() {
        return regular;
    }

    /** Counts the bytes that are surely in the file. */
    long length() {
        return length;
    }

    /** Tells whether something was written since the last {@link #force}. */
    boolean unsynced() {
        return unsynced;
    }

    /**
     * Writes some events. After a failure {@link #length} tells how far it came, which may be in the middle of an event.
     *
     * @param events the events
     * @param from the first to write
     * @param to the place after the last to write
     * @param buffer gathers what one write call takes
     * @param stopped tells when to stop halfway
     */
    void append(List<EncodedEvent> events, int from, int to, ByteBuffer buffer, BooleanSupplier stopped)
            throws IOException {
        unsynced = true;
        buffer.clear();
        for (int i = from; i < to; i++) {
            EncodedEvent event = events.get(i);
            if (event.length() > buffer.remaining()) {
                drain(buffer, stopped);
            }
            if (event.length() <= buffer.capacity()) {
                event.copyTo(buffer);
            } else {
                appendInPieces(event.bytes(), buffer, stopped);
            }
        }
        drain(buffer, stopped);
    }

    private void appendInPieces(ByteBuffer line, ByteBuffer buffer, BooleanSupplier stopped) throws IOException {
        while (line.hasRemaining()) {
            int piece = Math.min(line.remaining(), buffer.capacity());
            buffer.put(line.slice(line.position(), piece));
            line.position(line.position() + piece);
            drain(buffer, stopped);
        }
    }

    private void drain(ByteBuffer buffer, BooleanSupplier stopped) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            if (stopped.getAsBoolean()) {
                throw new AsynchronousCloseException();
            }
            length += channel.write(buffer);
        }
        buffer.clear();
    }

    /** Takes away everything after so many bytes. */
    void cutTo(long end) throws IOException {
        unsynced = true;
        channel.truncate(end);
        length = end;
    }

    /** Forces everything to the disk. */
    void force() throws IOException {
        channel.force(false);
        unsynced = false;
    }

    /**
     * Looks whether a path still leads here, and nobody else has changed the file's length.
     *
     * @param configured the path
     * @return what has changed, or nothing
     */
    Optional<String> changeAt(Path configured) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(configured, BasicFileAttributes.class);
            if (!FileIdentity.of(now).equals(identity)) {
                return Optional.of("replaced");
            }
            return regular && now.size() != length ? Optional.of("resized") : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of("missing");
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
