package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.time.Duration;
import java.util.List;

/**
 * A provider of transports whose every call, and every call of what it makes, has the plug-in's class loader as the thread's.
 *
 * @param provider the plug-in's own
 * @param context the plug-in's class loader
 */
record IsolatedTransportProvider(TransportProvider provider, ContextLoader context) implements TransportProvider {

    @Override
    public String name() {
        return context.call(provider::name);
    }

    @Override
    public List<Option<?>> options() {
        return context.call(provider::options);
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return context.call(() -> provider.check(options));
    }

    @Override
    @SuppressWarnings("NullAway") // a plug-in may return null all the same, which is told as its defect
    public Transport create(Options options, TransportContext transportContext) {
        Transport made = context.call(() -> provider.create(options, transportContext));
        return made == null ? null : new IsolatedTransport(made, context);
    }

    private record IsolatedTransport(Transport transport, ContextLoader context) implements Transport {

        @Override
        public void start(Duration timeout) throws TransportException {
            context.<TransportException>run(() -> transport.start(timeout));
        }

        @Override
        public void send(Batch batch, Duration timeout) throws TransportException {
            context.<TransportException>run(() -> transport.send(batch, timeout));
        }

        @Override
        public void close() {
            context.<RuntimeException>run(transport::close);
        }
    }
}
