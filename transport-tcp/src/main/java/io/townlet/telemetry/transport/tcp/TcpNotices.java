package io.townlet.telemetry.transport.tcp;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one transport tells the log beside the failures that its host hears of. Safe for use by several threads. */
final class TcpNotices {

    private static final Logger LOG = LoggerFactory.getLogger(TcpTransport.class);

    private final String transportId;
    private final Endpoint endpoint;
    private final AtomicBoolean answerTold = new AtomicBoolean();

    TcpNotices(String transportId, Endpoint endpoint) {
        this.transportId = transportId;
        this.endpoint = endpoint;
    }

    /** The server sent something, which no event stream asks for. Told once. */
    void serverAnswers() {
        if (!answerTold.get() && answerTold.compareAndSet(false, true)) {
            LOG.warn(
                    "event=tcp_answer_discarded transport={} endpoint={} next=\"if events are missing, check that the port is one for lines of JSON\"",
                    transportId,
                    endpoint);
        }
    }

    /** The transport was closed, and the server didn't show that it has read everything. */
    void endNotConfirmed() {
        LOG.info(
                "event=tcp_end_not_confirmed transport={} endpoint={} the server hasn't closed its side, so it is not known to have read everything",
                transportId,
                endpoint);
    }
}
