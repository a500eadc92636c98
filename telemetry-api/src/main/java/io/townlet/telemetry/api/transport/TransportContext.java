package io.townlet.telemetry.api.transport;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;

/** What the host gives a transport. Safe for use by several threads for as long as the transport lives. */
public interface TransportContext {

    /**
     * Gives the transport's id, for log lines and labels.
     *
     * @return the id, unique in the pipeline
     */
    String id();

    /**
     * Gives the time to go by.
     *
     * @return the pipeline's clock
     */
    TelemetryClock clock();

    /**
     * Reads how all transports of the pipeline are doing, this one included.
     *
     * @return an immutable list in the order of the configuration; empty until the pipeline has started
     */
    List<TransportStatus> pipelineStatus();
}
