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
    private @Nullable Books books;
    private volatile boolean closed;

    /** What has been counted so far, and how it is shown. */
    private record Books(MetricsPage page, MessageCounts counts) {}

    PrometheusTransport(PrometheusSettings settings, TransportContext context, MetricsFile file) {
        this.settings = settings;
        this.context = context;
        this.file = file;
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        if (closed) {
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
            current = new Books(page, page.formerMessages());
        }
        // Written here already, so that trouble shows early, and every series is there from the beginning.
        List<TransportStatus> statuses = OwnStatus.afterStart(context.id(), context.pipelineStatus());
        file.replace(current.page().of(current.counts(), statuses));
        books = current;
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
        Books before = books;
        if (before == null) {
            throw new IllegalStateException("transport '" + context.id() + "' was not started; call start before send");
        }
        if (closed) {
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
        books = new Books(before.page(), counts);
    }

    @Override
    public void close() {
        closed = true;
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
