package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.core.transport.TransportSpec;
import java.time.Duration;

/** A transport that takes everything and does nothing with it, so that only the pipeline is measured. */
final class Nowhere implements Transport {

    /** Describes it as the file transport is set up side by side with others. */
    static TransportSpec spec() {
        DeliverySettings defaults = DeliverySettings.defaults();
        DeliverySettings settings = defaults.withBuffer(new DeliverySettings.Buffer(512, 16L << 20, 1))
                .withWorker(new DeliverySettings.Worker(
                        Backpressure.BLOCK,
                        OptionType.UNLIMITED_TIME,
                        defaults.worker().restartLimit()));
        return new TransportSpec("nowhere", "nowhere", "benchmarks", settings, context -> new Nowhere());
    }

    @Override
    public void start(Duration timeout) {}

    @Override
    public void send(Batch batch, Duration timeout) {}

    @Override
    public void close() {}
}
