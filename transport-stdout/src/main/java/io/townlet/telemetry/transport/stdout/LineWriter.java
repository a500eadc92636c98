package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes events on a thread of its own, because a write to a pipe that nobody reads can neither be bounded in time nor be freed without
 * closing the pipe: it is the caller who stops waiting.
 *
 * <p>A line that was begun is always finished before anything else is written. Events that were on their way when a caller gave up
 * are remembered, and passed over when they are handed in again; a host hands in the same objects when it tries again.
 *
 * <p>One caller at a time may write; {@link #end} may be called by any thread.
 */
final class LineWriter {

    /** The most bytes that one write call takes. */
    static final int CHUNK_BYTES = 64 * 1024;

    private static final String CLOSED =
            "standard output took nothing more: the transport was closed before the batch was written";

    private final WritableByteChannel out;
    private final TelemetryClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Belongs to the writing thread alone; it holds what is still to be written of the last chunk. */
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).flip();

    private @Nullable EventCursor job;
    private int written;
    private Set<EncodedEvent> committed = Set.of();
    private @Nullable IOException failure;
    private boolean ending;
    private boolean ended;
    private @Nullable Throwable death;

    private LineWriter(WritableByteChannel out, TelemetryClock clock) {
        this.out = out;
        this.clock = clock;
    }

    static LineWriter start(String threadName, WritableByteChannel out, TelemetryClock clock) {
        LineWriter writer = new LineWriter(out, clock);
        Thread thread = new Thread(writer::run, threadName);
        thread.setDaemon(true);
        thread.start();
        return writer;
    }

    /** Writes all events, or throws as {@link io.townlet.telemetry.api.transport.Transport#send} does. */
    void write(List<EncodedEvent> events, Duration timeout) throws TransportException {
        lock.lock();
        try {
            long begun = clock.nanoTime();
            requireOutput();
            finishEarlierJob(begun, timeout);
            int first = passOverCommitted(events);
            if (first < events.size()) {
                EventCursor mine = new EventCursor(events, first);
                job = mine;
                written = first;
                changed.signalAll();
                awaitJob(begun, timeout, mine);
                if (mine.copied() < events.size()) {
                    // The close came before the writing thread had begun with the rest.
                    throw retryable(CLOSED, mine.copied());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void finishEarlierJob(long begun, Duration timeout) throws TransportException {
        if (job != null) {
            failure = null;
            changed.signalAll();
            awaitJob(begun, timeout, null);
        }
    }

    private int passOverCommitted(List<EncodedEvent> events) {
        int first = 0;
        while (first < events.size() && committed.contains(events.get(first))) {
            first++;
        }
        committed = Set.of();
        return first;
    }

    private void awaitJob(long begun, Duration timeout, @Nullable EventCursor mine) throws TransportException {
        while (job != null) {
            if (failure != null) {
                throw OutputFailure.describe(failure, giveUp(mine));
            }
            if (ending) {
                throw retryable(
                        "standard output took nothing more: the transport was closed before the batch was written",
                        giveUp(mine));
            }
            if (ended) {
                throw new IllegalStateException(
                        "the thread that writes to standard output died; start the transport again", death);
            }
            long left = timeout.toNanos() - (clock.nanoTime() - begun);
            if (left <= 0) {
                throw retryable(
                        "the reader of standard output took nothing more within " + timeout.toMillis()
                                + " ms; let it read faster, or raise send_timeout_seconds",
                        giveUp(mine));
            }
            try {
                changed.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw retryable("interrupted while waiting for the reader of standard output", giveUp(mine));
            }
        }
    }

    private static RetryableTransportException retryable(String message, int delivered) {
        return new RetryableTransportException(message, null, delivered, null);
    }

    /** Stops the caller's own job, if it has come to that, and counts the events that were written. */
    private int giveUp(@Nullable EventCursor mine) {
        if (mine == null) {
            return 0;
        }
        mine.stopAfterBegun();
        committed = new HashSet<>(mine.committedFrom(written));
        return written;
    }

    /**
     * Checks that the output can still be written.
     *
     * @throws TransportException where it never can again
     */
    void requireOutput() throws TransportException {
        lock.lock();
        try {
            if (failure != null && !OutputFailure.mayPass(failure)) {
                throw OutputFailure.describe(failure, 0);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the thread is gone. */
    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the thread end after the line it is writing, and whoever waits for it return.
     *
     * @return false where the output hasn't taken that line yet
     */
    boolean end() {
        lock.lock();
        try {
            ending = true;
            if (job != null) {
                job.stopAfterBegun();
            }
            changed.signalAll();
            return job == null || failure != null;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitChunk()) {
                writeChunk();
            }
        } catch (RuntimeException | Error e) {
            change(() -> death = e);
        } finally {
            change(() -> ended = true);
        }
    }

    private boolean awaitChunk() {
        lock.lock();
        try {
            while (true) {
                if (job != null && failure == null) {
                    if (chunk.hasRemaining()) {
                        return true;
                    }
                    written = job.copied();
                    if (job.fill(chunk)) {
                        return true;
                    }
                    job = null;
                    changed.signalAll();
                }
                if (ending) {
                    return false;
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeChunk() {
        try {
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
        } catch (IOException e) {
            change(() -> failure = e);
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
