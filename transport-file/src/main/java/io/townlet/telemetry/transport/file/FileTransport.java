package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The life of an {@link EventLog}, and what the host is told of its failures.
 *
 * <p>Timeouts are not observed: nothing bounds the time that the system takes for a file.
 */
final class FileTransport implements Transport {

    private final String id;
    private final Path path;
    private final EventLog log;
    private final ReentrantLock io = new ReentrantLock();
    private boolean started;
    private boolean released;
    private volatile boolean closed;

    FileTransport(String id, Path path, EventLog log) {
        this.id = id;
        this.path = path;
        this.log = log;
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        io.lock();
        try {
            if (closed) {
                throw new IllegalStateException("transport '" + id + "' is closed and can't be started again");
            }
            uninterrupted(log::open);
            started = true;
        } catch (IOException e) {
            throw FileProblem.opening(path, e);
        } finally {
            unlock();
        }
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        io.lock();
        try {
            if (!started) {
                throw new IllegalStateException("transport '" + id + "' was not started; call start before send");
            }
            if (closed) {
                throw new RetryableTransportException(
                        "file_path '" + path + "' can't be written: the transport was closed");
            }
            uninterrupted(() -> log.append(batch.events()));
        } catch (AppendException e) {
            throw FileProblem.writing(path, e);
        } finally {
            unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        log.stop();
        releaseIfIdle();
    }

    private void unlock() {
        io.unlock();
        // A close that came meanwhile couldn't let go of the file.
        if (closed) {
            releaseIfIdle();
        }
    }

    private void releaseIfIdle() {
        if (io.tryLock()) {
            try {
                if (!released) {
                    released = true;
                    uninterrupted(log::close);
                }
            } finally {
                io.unlock();
            }
        }
    }

    private interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Sets an interrupt aside that came before the work, because it would close the file in the middle of it. */
    private static <E extends Exception> void uninterrupted(Work<E> work) throws E {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
