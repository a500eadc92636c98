package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import java.util.function.Function;

/**
 * One transport as it is to be run.
 *
 * @param id its id, unique in the pipeline
 * @param type the name of its plug-in
 * @param provider where the plug-in comes from, as {@code name/version}
 * @param settings how its events are buffered and retried
 * @param factory makes it; called once
 */
public record TransportSpec(
        String id,
        String type,
        String provider,
        DeliverySettings settings,
        Function<TransportContext, Transport> factory) {}
