package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportException;
import java.time.Duration;

/**
 * Stands for a transport that its plug-in failed to make, so that the others run and its events are accounted for.
 *
 * @param error how it failed
 */
record UnmadeTransport(String error) implements Transport {

    /**
     * Makes a transport, or what stands for it.
     *
     * @throws InvalidOptionException where an option can't be used, which is the configuration's fault
     */
    static Transport make(TransportSpec spec, TransportContext context) {
        try {
            Transport made = spec.factory().apply(context);
            return made == null ? new UnmadeTransport("its create() returns null") : made;
        } catch (InvalidOptionException e) {
            throw e;
        } catch (Throwable e) {
            // A plug-in may throw anything at all, and none of it may end the pipeline.
            return new UnmadeTransport("its create() throws " + e);
        }
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        throw new PermanentTransportException(error);
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        throw new PermanentTransportException(error);
    }

    @Override
    public void close() {}
}
