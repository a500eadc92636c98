package io.townlet.telemetry.testkit.plugin;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.TransportContext;
import java.util.List;

/**
 * A context that always says the same.
 *
 * @param id the transport's id
 * @param clock the time to go by
 * @param pipelineStatus how all transports are doing
 */
public record FixedTransportContext(String id, TelemetryClock clock, List<TransportStatus> pipelineStatus)
        implements TransportContext {

    /** Copies the list. */
    public FixedTransportContext {
        pipelineStatus = List.copyOf(pipelineStatus);
    }

    /**
     * Makes the context of a pipeline that hasn't started yet.
     *
     * @param id the transport's id
     * @return a context with the system's clock and without any status
     */
    public static FixedTransportContext of(String id) {
        return new FixedTransportContext(id, TelemetryClock.system(), List.of());
    }
}
