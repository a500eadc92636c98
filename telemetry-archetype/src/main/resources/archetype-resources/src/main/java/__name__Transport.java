package ${package};

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Appends events to a file. Start and send are called one at a time, close by any thread at any time. */
final class ${name}Transport implements Transport {

    private final Path path;
    private volatile boolean started;

    ${name}Transport(Path path) {
        this.path = path;
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        try {
            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            // Retryable: the host waits a while and starts again.
            throw new RetryableTransportException("can't open " + path + ": " + e, e);
        }
        started = true;
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        if (!started) {
            throw new IllegalStateException("send without a start");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.APPEND))) {
            batch.writeTo(out);
        } catch (IOException e) {
            // The host sends the whole batch again. A transport that knows how many events arrived says so here.
            throw new RetryableTransportException("can't write to " + path + ": " + e, e);
        }
    }

    @Override
    public void close() {
        started = false;
    }
}
