package io.townlet.telemetry.api.transport;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * One event as a line of UTF-8 JSON that ends in {@code \n}, with what a transport may want to know about it. Immutable; the bytes
 * are shared by all transports.
 */
public final class EncodedEvent {

    private final String name;
    private final EventKind kind;
    private final long tick;
    private final Payload metadata;
    private final byte[] buffer;
    private final int offset;
    private final int length;

    /**
     * Makes an event of a part of a byte array, which is not copied and must not be changed afterwards.
     *
     * @param name the event's name
     * @param kind the event's kind
     * @param tick the event's tick
     * @param metadata the event's metadata
     * @param buffer holds the line
     * @param offset where the line begins
     * @param length how many bytes it has, the final {@code \n} counted
     * @throws IndexOutOfBoundsException where the line would lie outside the buffer
     */
    public EncodedEvent(
            String name, EventKind kind, long tick, Payload metadata, byte[] buffer, int offset, int length) {
        this.name = Objects.requireNonNull(name, "name");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.tick = tick;
        this.metadata = Objects.requireNonNull(metadata, "metadata");
        this.buffer = buffer;
        this.offset = Objects.checkFromIndexSize(offset, length, buffer.length);
        this.length = length;
    }

    /**
     * Gives the event's name.
     *
     * @return for example {@code loop.tick}
     */
    public String name() {
        return name;
    }

    /**
     * Gives the event's kind.
     *
     * @return the kind
     */
    public EventKind kind() {
        return kind;
    }

    /**
     * Gives the event's tick.
     *
     * @return the tick
     */
    public long tick() {
        return tick;
    }

    /**
     * Gives the event's metadata.
     *
     * @return the metadata, possibly empty
     */
    public Payload metadata() {
        return metadata;
    }

    /**
     * Tells how long the line is.
     *
     * @return bytes, the final {@code \n} counted
     */
    public int length() {
        return length;
    }

    /**
     * Gives the line.
     *
     * @return a read-only buffer of its own position over the shared bytes; it holds this line alone, also after a rewind
     */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(buffer, offset, length).slice().asReadOnlyBuffer();
    }

    /**
     * Writes the line, its final {@code \n} included.
     *
     * @param out where to
     * @throws IOException where the stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(buffer, offset, length);
    }

    /**
     * Copies the line, its final {@code \n} included.
     *
     * @param target where to
     * @param at the first place to fill
     * @return the place after the last one filled
     * @throws IndexOutOfBoundsException where there is no room
     */
    public int copyTo(byte[] target, int at) {
        System.arraycopy(buffer, offset, target, at, length);
        return at + length;
    }

    /**
     * Copies the line, its final {@code \n} included, without the garbage that {@link #bytes()} makes.
     *
     * @param target where to; its position moves on by {@link #length()}
     * @throws java.nio.BufferOverflowException where there is no room; nothing is copied then
     */
    public void copyTo(ByteBuffer target) {
        target.put(buffer, offset, length);
    }

    /** Names the event, but says nothing of its content, which may be confidential. */
    @Override
    public String toString() {
        return "EncodedEvent[name=" + name + ", kind=" + kind.wireName() + ", tick=" + tick + ", length=" + length
                + "]";
    }
}
