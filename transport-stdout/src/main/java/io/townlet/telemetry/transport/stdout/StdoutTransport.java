package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a {@link LineWriter}: none before the start, a new one where the last one died, none after the close. */
final class StdoutTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(StdoutTransport.class);

    private final String id;
    private final TelemetryClock clock;
    private final Supplier<WritableByteChannel> output;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private @Nullable LineWriter writer;
    private boolean closed;

    StdoutTransport(String id, TelemetryClock clock, Supplier<WritableByteChannel> output) {
        this.id = id;
        this.clock = clock;
        this.output = output;
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        lifecycle.lock();
        try {
            if (closed) {
                throw new IllegalStateException("transport '" + id + "' is closed and can't be started again");
            }
            LineWriter current = writer;
            if (current == null || current.ended()) {
                writer = LineWriter.start("telemetry-stdout-" + id, output.get(), clock);
            } else {
                // It may be in the middle of a line, so it is kept: another one would begin its first line there.
                current.requireOutput();
            }
        } finally {
            lifecycle.unlock();
        }
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        startedWriter().write(batch.events(), timeout);
    }

    private LineWriter startedWriter() {
        lifecycle.lock();
        try {
            if (writer == null) {
                throw new IllegalStateException("transport '" + id + "' was not started; call start before send");
            }
            return writer;
        } finally {
            lifecycle.unlock();
        }
    }

    /**
     * Ends the thread that writes. Where it waits for a reader that takes nothing, it is left waiting: only closing the process's
     * standard output would free it, and that belongs to the program. It ends as soon as the reader takes the rest of that line, and
     * does not keep the process alive.
     */
    @Override
    public void close() {
        LineWriter current;
        lifecycle.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            current = writer;
        } finally {
            lifecycle.unlock();
        }
        if (current != null && !current.end()) {
            LOG.warn(
                    "event=stdout_closed_while_writing transport={} the reader of standard output hasn't taken the last line",
                    id);
        }
    }
}
