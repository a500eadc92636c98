package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one transport tells the log beside the failures that its host hears of. Used by one thread at a time. */
final class HttpNotices {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    private static final long PAUSE_NANOS = Duration.ofMinutes(10).toNanos();

    private final String transportId;
    private final TelemetryClock clock;
    private boolean redirected;
    private long lastRedirectNanos;

    HttpNotices(String transportId, TelemetryClock clock) {
        this.transportId = transportId;
        this.clock = clock;
    }

    /** Events can be read on their way. Told once, by the first start. */
    void unencrypted(Endpoint endpoint) {
        LOG.warn(
                "event=http_unencrypted transport={} endpoint={} next=\"use https:// unless the network between is trusted\"",
                transportId,
                endpoint);
    }

    /** Every batch is sent twice because the server has moved within itself. Told at most once in ten minutes. */
    void redirected(Endpoint from, String to) {
        long now = clock.nanoTime();
        if (redirected && now - lastRedirectNanos < PAUSE_NANOS) {
            return;
        }
        redirected = true;
        lastRedirectNanos = now;
        LOG.info(
                "event=http_redirected transport={} endpoint={} to={} next=\"let endpoint name the new place\"",
                transportId,
                from,
                to);
    }
}
