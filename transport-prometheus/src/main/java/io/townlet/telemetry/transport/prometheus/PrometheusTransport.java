package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is delivered to it, and shows the counts in a {@link MetricsFile}. Nothing is held open between two calls.
 *
 * <p>Timeouts are not observed: nothing bounds the time that the system takes for a file.
 */
final class PrometheusTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusTransport.class);

    private final PrometheusSettings settings;
    private final TransportContext context;
    private final MetricsFile file;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Books books;

    /** What has been counted so far, how it is shown, and with which statuses it was shown last. */
    private record Books(MetricsPage page, MessageCounts counts, List<TransportStatus> shown) {}

    PrometheusTransport(PrometheusSettings settings, TransportContext context, MetricsFile file) {
        this.settings = settings;
        this.context = context;
        this.file = file;
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        writing.lock();
        try {
            startCounting();
        } finally {
            writing.unlock();
        }
    }

    private void startCounting() throws TransportException {
        if (closed.get()) {
            throw new IllegalStateException("transport '" + context.id() + "' is closed and can't be started again");
        }
        try {
            uninterrupted(this::begin);
        } catch (IOException e) {
            throw FileProblem.of(settings.path(), e);
        }
    }

    private void begin() throws IOException {
        Books current = books;
        if (current == null) {
            FormerCounters former = formerCounters();
            MetricsPage page = new MetricsPage(context.id(), settings.labels(), former);
            current = new Books(page, page.formerMessages(), List.of());
        }
        // Written here already, so that trouble shows early, and every series is there from the beginning.
        List<TransportStatus> statuses = OwnStatus.afterStart(context.id(), context.pipelineStatus());
        file.replace(current.page().of(current.counts(), statuses));
        books = new Books(current.page(), current.counts(), statuses);
    }

    private FormerCounters formerCounters() throws IOException {
        try {
            return FormerCounters.parse(file.read());
        } catch (BrokenFileException e) {
            LOG.warn(
                    "event=broken_metrics_set_aside transport={} file={} moved_to={} reason=\"{}\" next=\"counting begins at 0\"",
                    context.id(),
                    settings.path(),
                    file.setAside(),
                    e.getMessage());
            return FormerCounters.NONE;
        }
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        writing.lock();
        try {
            count(batch);
        } finally {
            writing.unlock();
        }
    }

    private void count(Batch batch) throws TransportException {
        Books before = books;
        if (before == null) {
            throw new IllegalStateException("transport '" + context.id() + "' was not started; call start before send");
        }
        if (closed.get()) {
            throw new RetryableTransportException(
                    "file_path '" + settings.path() + "' can't be written: the transport was closed");
        }
        MessageCounts counts = before.counts().plus(batch);
        List<TransportStatus> statuses = OwnStatus.afterDelivery(context.id(), context.pipelineStatus(), batch);
        try {
            uninterrupted(() -> file.replace(before.page().of(counts, statuses)));
        } catch (IOException e) {
            throw FileProblem.of(settings.path(), e);
        }
        books = new Books(before.page(), counts, statuses);
    }

    /** Shows once more how the transports are doing, since others may have delivered what came after the last batch. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true) || !writing.tryLock()) {
            // A send that hangs has the lock, and close is what frees the host of it.
            return;
        }
        try {
            Books last = books;
            if (last != null) {
                List<TransportStatus> statuses =
                        OwnStatus.atTheEnd(context.id(), context.pipelineStatus(), last.shown());
                uninterrupted(() -> file.replace(last.page().of(last.counts(), statuses)));
            }
        } catch (IOException e) {
            LOG.warn(
                    "event=last_status_not_shown transport={} file={} reason=\"{}\"",
                    context.id(),
                    settings.path(),
                    e.toString());
        } finally {
            writing.unlock();
        }
    }

    private interface FileWork {
        void run() throws IOException;
    }

    /** Sets an interrupt aside that came before the work, because it would close the file in the middle of it. */
    private static void uninterrupted(FileWork work) throws IOException {
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
