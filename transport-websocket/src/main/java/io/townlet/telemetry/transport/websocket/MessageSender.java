package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Sends the events of one batch, never far ahead of what the server has read. Used by one thread.
 *
 * <p>A ping follows every {@value #BYTES_PER_PING} bytes and the last message. Its pong is what tells that the messages before it were
 * read, so that no more than {@value #WINDOW_BYTES} bytes, or one message, are ever queued or on their way.
 */
final class MessageSender {

    /** The most bytes that are handed over and not known to be read. */
    static final long WINDOW_BYTES = 1024 * 1024;

    static final long BYTES_PER_PING = 64 * 1024;

    /** OkHttp closes a WebSocket that would have more than 16 MiB queued; this leaves room for a ping behind the message. */
    static final long MOST_MESSAGE_BYTES = 16 * 1024 * 1024 - 1024;

    /** What a pong says: how much was handed over before its ping. */
    private record Mark(long ping, int events, long bytes) {}

    private final Connection connection;
    private final SendFailure failure;
    private final Deadline deadline;
    private final int total;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private Mark last = new Mark(0, 0, 0);
    private int sentEvents;
    private long sentBytes;
    private int readEvents;
    private long readBytes;

    MessageSender(Connection connection, SendFailure failure, Deadline deadline, int total) {
        this.connection = connection;
        this.failure = failure;
        this.deadline = deadline;
        this.total = total;
    }

    /** Returns once the server has read all, or says how much of it. */
    void send(List<EncodedEvent> events, MessageForm form) throws TransportException, InterruptedException {
        while (sentEvents < events.size()) {
            int end = form.end(events, sentEvents, MOST_MESSAGE_BYTES);
            List<EncodedEvent> some = events.subList(sentEvents, end);
            long bytes = form.bytes(some);
            if (bytes > MOST_MESSAGE_BYTES) {
                awaitAllRead();
                throw failure.tooLarge(bytes, MOST_MESSAGE_BYTES, readEvents);
            }
            awaitRoom(bytes);
            connection.send(form.text(some));
            sentEvents = end;
            sentBytes += bytes;
            if (sentBytes - last.bytes() >= BYTES_PER_PING) {
                ping();
            }
        }
        awaitAllRead();
    }

    /** Counts the leading events that the server is known to have read. */
    int readEvents() {
        takeMarks();
        return readEvents;
    }

    /** Tells whether nothing is on its way that the server isn't known to have read. */
    boolean allRead() {
        takeMarks();
        return readEvents == sentEvents;
    }

    private void awaitRoom(long bytes) throws TransportException, InterruptedException {
        while (sentBytes > readBytes && sentBytes - readBytes + bytes > WINDOW_BYTES) {
            pingWhereNeeded();
            awaitPong(marks.getFirst());
        }
    }

    private void awaitAllRead() throws TransportException, InterruptedException {
        pingWhereNeeded();
        if (!marks.isEmpty()) {
            awaitPong(marks.getLast());
        }
    }

    private void pingWhereNeeded() {
        if (sentEvents > last.events()) {
            ping();
        }
    }

    private void ping() {
        last = new Mark(connection.ping(), sentEvents, sentBytes);
        marks.addLast(last);
    }

    private void awaitPong(Mark mark) throws TransportException, InterruptedException {
        switch (connection.awaitPong(mark.ping(), deadline)) {
            case DONE -> takeMarks();
            case ENDED -> throw failure.during(connection.end(), readEvents());
            case TIMED_OUT ->
                throw failure.timedOut(
                        Duration.ofNanos(deadline.timeout().toNanos()), readEvents(), total, connection.queuedBytes());
        }
    }

    private void takeMarks() {
        long ponged = connection.ponged();
        while (!marks.isEmpty() && marks.getFirst().ping() <= ponged) {
            Mark read = marks.removeFirst();
            readEvents = read.events();
            readBytes = read.bytes();
        }
    }
}
